/**
 * Records the answers that figures show before any model has loaded: `npm run record` for all,
 * `npm run record -- masked-attention/steps` for those whose path begins so.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { brokenClaims } from '@/content/claim';
import { CLAIMS } from '@/content/claims';
import { openModel, STORYBOOK_FOLDER } from '../node-model';
import { MADE_FILES } from './made-files';
import { record } from './recording';
import { fileOf, RECORDINGS } from './recordings';

const write = async (file: URL, data: unknown) => {
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, `${JSON.stringify(data)}\n`);
};

const [only = ''] = process.argv.slice(2);
const opened = await openModel(STORYBOOK_FOLDER);
for (const recording of RECORDINGS.filter(({ file }) => file.startsWith(only))) {
  await write(fileOf(recording), await record(opened, recording));
  console.log(recording.file);
}

for (const { file, make } of MADE_FILES) {
  if (only !== '' && !file.pathname.includes(`/content/recorded/${only}`)) continue;
  await write(file, await make(opened));
  console.log(file.pathname.split('/').slice(-2).join('/'));
}

await reportClaims();
process.exit(process.exitCode);

/** Names every sentence of a chapter that the recorded answers contradict. */
async function reportClaims() {
  for (const [chapter, load] of Object.entries(CLAIMS)) {
    const mdx = await readFile(new URL(`../../content/${chapter}.mdx`, import.meta.url), 'utf8');
    // A chapter that computes something of its answers when it is loaded may fail there.
    const broken = await load().then(
      (claims) => brokenClaims(claims, mdx),
      (error) => [`no claim can be checked: ${error}`],
    );
    for (const line of broken) {
      console.error(`${chapter}: ${line}`);
      process.exitCode = 1;
    }
  }
}
