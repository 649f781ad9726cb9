import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { decode } from '@/lib/trace/codec';
import type { NodeModel } from '@/scripts/node-model';
import { MADE_FILES } from '@/scripts/record/made-files';
import { record } from '@/scripts/record/recording';
import { fileOf, RECORDINGS } from '@/scripts/record/recordings';
import { openStorybook } from '../support/storybook';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const name = (file: URL) => file.pathname.split('/').slice(-2).join('/');

test.each(MADE_FILES.map((made) => [name(made.file), made] as const))(
  '%s holds what the engine computes today',
  async (_, { file, make }) => {
    const recorded: unknown = JSON.parse(await readFile(file, 'utf8'));
    const made: unknown = JSON.parse(JSON.stringify(await make(opened)));
    expectClose(recorded, made, '');
  },
);

test.each(RECORDINGS.map((recording) => [recording.file, recording] as const))(
  '%s is what the engine answers today',
  async (_, recording) => {
    const recorded: unknown = JSON.parse(await readFile(fileOf(recording), 'utf8'));
    const made: unknown = JSON.parse(JSON.stringify(await record(opened, recording)));
    expectClose(decode(recorded), decode(made), '');
  },
);

test('what the thread fetched before a recording is made is no part of it', async () => {
  const server = createServer((_, response) => response.end()).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await (await fetch(`http://127.0.0.1:${port}`)).text();
  server.close();
  await expect.poll(() => performance.getEntriesByType('resource').length).toBeGreaterThan(0);
  const browses = RECORDINGS.find(({ task }) => task === 'requestsWhileWriting');
  if (!browses) throw new Error('No recording counts requests');
  expect(decode((await record(opened, browses)).answer)).toMatchObject({ before: 0, during: 0 });
});

/** The same structure and words; numbers within 1e-3, or what halves keep of them. */
function expectClose(recorded: unknown, made: unknown, path: string): void {
  if (typeof recorded === 'number' && typeof made === 'number') {
    close(recorded, made, path);
  } else if (recorded && made && typeof recorded === 'object' && typeof made === 'object') {
    expect(Object.keys(recorded), path).toEqual(Object.keys(made));
    for (const [key, value] of Object.entries(recorded)) {
      expectClose(value, (made as Record<string, unknown>)[key], `${path}.${key}`);
    }
  } else {
    expect(recorded, path).toEqual(made);
  }
}

function close(was: number, is: number, path: string): void {
  if (Math.abs(was - is) > 1e-3 * Math.max(1, Math.abs(is))) {
    expect(was, path).toBeCloseTo(is, 3);
  }
}
