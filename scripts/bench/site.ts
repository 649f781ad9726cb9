import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { copyRuntime, runtimeVersion } from '@/scripts/copy-runtime.mjs';
import { root } from '@/scripts/project.mjs';
import { startServer } from '@/scripts/serve.mjs';

const FOLDER = join(root, '.cache/bench/site');
const SCRIPTS = fileURLToPath(new URL('browser/', import.meta.url));

/** The engine's worker by the name that it has here; the site's bundler finds it by itself. */
const workerName: Plugin = {
  name: 'worker-name',
  setup: ({ onLoad }) =>
    onLoad({ filter: /lib\/engine\/client\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace("'./worker.ts'", "'./worker.js'"), loader: 'ts' };
    }),
};

/**
 * Makes the page of the bench, with the engine as it is in the sources, and serves it with the
 * headers of the site.
 *
 * @param models folders in the hub's layout, by the name that they get
 */
export async function startBenchSite(models: Readonly<Record<string, string>>) {
  await mkdir(FOLDER, { recursive: true });
  copyRuntime();
  await cp(join(root, 'public/ort'), join(FOLDER, 'ort'), { recursive: true });
  for (const [name, folder] of Object.entries(models)) {
    await cp(folder, join(FOLDER, 'models', name), { recursive: true });
  }
  await build({
    entryPoints: {
      page: join(SCRIPTS, 'page.ts'),
      figures: join(SCRIPTS, 'figures.tsx'),
      'pipeline-worker': join(SCRIPTS, 'pipeline-worker.ts'),
      'raw-worker': join(SCRIPTS, 'raw-worker.ts'),
      worker: join(root, 'lib/engine/worker.ts'),
    },
    outdir: FOLDER,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    plugins: [workerName],
    jsx: 'automatic',
    loader: { '.module.css': 'local-css' },
    external: ['node:*'],
    define: {
      'process.env.NEXT_PUBLIC_ORT_VERSION': JSON.stringify(runtimeVersion),
      'process.env.NEXT_PUBLIC_MODEL_HOST': '""',
      'process.env.NODE_ENV': '"production"',
    },
    logLevel: 'error',
  });
  const head = '<!doctype html><html lang="en"><title>Bench</title>';
  const script = (name: string) => `<script type="module" src="/${name}.js"></script></html>\n`;
  await writeFile(join(FOLDER, 'index.html'), `${head}${script('page')}`);
  await writeFile(
    join(FOLDER, 'figures.html'),
    `${head}<link rel="stylesheet" href="/figures.css"><body></body>${script('figures')}`,
  );
  return startServer({ directory: FOLDER });
}
