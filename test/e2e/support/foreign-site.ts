import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { readSettings, writeSettings } from '@/scripts/site-settings.mjs';
import { COMMIT } from '../../support/foreign-models';
import { type HubServer, startHub } from '../../support/hub-server';
import { Classroom } from './classroom';
import { startUncompressed } from './site';

/** The built site with a hub of the test's in the place of the real one. */
export interface ForeignSite {
  readonly url: string;
  readonly hub: HubServer;
  close(): Promise<void>;
}

/** Serves the site as if it had been built for this hub, as a mirror. */
export async function startForeignSite(): Promise<ForeignSite> {
  const hub = await startHub(COMMIT, { oneOrigin: true });
  const classroom = await Classroom.open();
  await classroom.rewrite([[/https:\/\/huggingface\.co/g, hub.url]]);
  // The server's content policy allows the mirror.
  writeSettings(classroom.directory, { ...readSettings(exportFolder), modelHost: hub.url });
  const server = await startUncompressed({ directory: classroom.directory });
  return {
    url: server.url,
    hub,
    close: async () => {
      await server.close();
      await classroom.close();
      await hub.close();
    },
  };
}
