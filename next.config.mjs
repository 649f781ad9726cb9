import { readFileSync } from 'node:fs';
import createMDX from '@next/mdx';
import { rehypePlugins, remarkPlugins } from './scripts/mdx-options.mjs';
import { projectVersion } from './scripts/project-version.mjs';
import { settingsToBuild } from './scripts/site-settings.mjs';

const runtime = JSON.parse(
  readFileSync(new URL('./node_modules/onnxruntime-web/package.json', import.meta.url), 'utf8'),
);

const { basePath, siteUrl = '' } = settingsToBuild();

/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  basePath,
  // An export goes there; what it is made from stays in .next.
  ...(process.env.EXPORT_FOLDER ? { distDir: process.env.EXPORT_FOLDER } : {}),
  // scripts/licences.mjs reads from the maps which packages are in the bundles, and removes them.
  productionBrowserSourceMaps: true,
  pageExtensions: ['ts', 'tsx', 'mdx'],
  // The folder that scripts/copy-runtime.mjs fills carries this version in its name.
  env: {
    NEXT_PUBLIC_ORT_VERSION: runtime.version,
    NEXT_PUBLIC_BASE_PATH: basePath,
    NEXT_PUBLIC_VERSION: projectVersion(),
    // Without a slash at its end; '' where it is not known.
    SITE_URL: siteUrl,
  },
  turbopack: {
    // A start loads no calendars, and the numbers of no other language; see the loader.
    rules: {
      '**/i18n/useDefaultLocale.mjs': { loaders: ['./scripts/react-aria-loader.cjs'] },
      '**/number/dist/private/NumberFormatter.mjs': {
        loaders: ['./scripts/react-aria-loader.cjs'],
      },
      // A link that waits for a server asks for its page again, not for a file that is not there.
      '**/router-reducer/fetch-server-response.js': {
        loaders: ['./scripts/next-retry-loader.cjs'],
      },
    },
    resolveAlias: {
      // The build with its loader inside names a WASM file by its address, which the bundler would
      // copy: 27 MB that nothing asks for, since lib/engine/graph gives the runtime its addresses.
      'onnxruntime-web/webgpu': './node_modules/onnxruntime-web/dist/ort.webgpu.min.mjs',
      // d3's scales bring them for axes of time, which no figure has; see scripts/not-needed.
      'd3-time': './scripts/not-needed/d3-time.mjs',
      'd3-time-format': './scripts/not-needed/d3-time.mjs',
    },
  },
  experimental: {
    // A link that finds no server waits for it; without this the browser shows its error page.
    useOffline: true,
    // See scripts/build-if-needed.mjs.
    turbopackFileSystemCacheForBuild: process.env.STORE_BUILD === '1',
    // Scripts that nobody downloads need not be small; see buildUnderPath in test/e2e/support.
    turbopackMinify: process.env.PLAIN_SCRIPTS !== '1',
    // Threads start sooner than processes.
    turbopackPluginRuntimeStrategy: 'workerThreads',
  },
  // TypeScript 7 has no JavaScript API for Next to call; `npm run check` runs tsc itself.
  typescript: { ignoreBuildErrors: true },
};

export default createMDX({ options: { remarkPlugins, rehypePlugins } })(config);
