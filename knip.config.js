/**
 * Without `--production`: exports, files and dependencies that nothing uses. With it: code that
 * nothing but tests use. The site and the scripts are what production is here.
 */
const production = process.argv.includes('--production');

/** @type {import('knip').KnipConfig} */
export default {
  project: ['**/*.{ts,tsx,mjs,mdx,css}!', '!test/**!', '!training/**!'],
  entry: [
    'app/**/*.{ts,tsx}!',
    'content/*.{mdx,claims.ts}!',
    'scripts/*.{ts,mjs}!',
    'scripts/{bench,record}/*.ts!',
    'scripts/notebooks/index.ts!',
    'scripts/bench/browser/{page.ts,figures.tsx,*-worker.ts}!',
    'scripts/not-needed/{index.js,d3-time.mjs}',
    'lib/cells/prelude/main.ts!',
    'lib/offline/{worker,isolation-worker}.ts!',
    'scripts/pack/start.mjs!',
    'test/e2e/*/page.ts',
    'test/support/print-python.ts',
  ],
  // A test may look into a file; a file that says more than others need is a matter for a reader.
  ignoreExportsUsedInFile: production || { interface: true, type: true },
  // The Next plugins are named as strings.
  ignoreDependencies: [
    'rehype-katex',
    // scripts/build-fonts.mjs names files of theirs.
    /^@fontsource-variable/,
    // Empty stand-ins; see scripts/not-needed.
    'onnxruntime-node',
    'sharp',
    ...(production ? ['@next/mdx'] : []),
  ],
  // Used by tests alone, for now.
  ignoreIssues: production
    ? {
        'components/widgets/attention-map/marks.ts': ['exports'],
        'lib/{keep,export}/{attention-csv,run-file}.ts': ['exports'],
        'lib/maths/attention.ts': ['exports'],
        'lib/onnx/index.ts': ['exports'],
      }
    : {},
};
