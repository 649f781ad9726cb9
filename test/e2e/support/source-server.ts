import { createViteServer } from 'vitest/node';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { root } from '@/scripts/project.mjs';

/** Serves this project's sources as modules, for a page of a test's own, beside the built site. */
export async function startSourceServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await createViteServer({
    configFile: false,
    root,
    publicDir: exportFolder,
    cacheDir: '.cache/source-server',
    appType: 'mpa',
    logLevel: 'error',
    resolve: {
      alias: [
        { find: '@', replacement: root },
        // The build that the site's library imports; its WASM is the site's own.
        { find: /^onnxruntime-web$/, replacement: 'onnxruntime-web/webgpu' },
      ],
    },
    optimizeDeps: {
      noDiscovery: true,
      include: ['onnxruntime-web/webgpu', 'protobufjs/minimal.js'],
    },
    server: {
      host: '127.0.0.1',
      port: 0,
      hmr: false,
      watch: null,
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error('the server of the sources has no address');
  return { url: url.replace(/\/$/, ''), close: () => server.close() };
}
