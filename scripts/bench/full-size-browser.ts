/**
 * What a GPT-2 of the true shape in dynamic int8 costs a reader: the built site in Chromium, with
 * such a file as a classroom's DistilGPT-2:
 *
 *     npm run build && npx tsx scripts/bench/full-size-browser.ts tokenizer.json [file.onnx]
 *
 * The weights are random (training/fixtures/full_size.py); GPT-2's own tokenizer.json has to be
 * given. Printed: from the click to the first prediction, with the file from the server of this
 * machine and from the browser's store; 50 tokens with all attention maps; memory.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CATALOG } from '@/lib/engine/catalog';
import { startServer } from '@/scripts/serve.mjs';
import { launch, newPage, type WatchedPage } from '@/test/e2e/support/browser';
import { Classroom, factsOf } from '@/test/e2e/support/classroom';
import { modelDialog } from '@/test/e2e/support/dialog';

/** What the page saw of a trace that came from its worker. */
interface SeenTrace {
  readonly tokens: number;
  /** Attention maps of its last row. */
  readonly maps: number;
  readonly passes: number;
  /** Time of its passes in the worker. */
  readonly milliseconds: number;
}

declare global {
  var traces: SeenTrace[];
}

const TOKENS = 50;
/** Of the 12 layers of 12 heads. */
const MAPS = 144;
const WAIT = 300_000;
const [tokenizer, file = defaultFile()] = process.argv.slice(2);
const entry = CATALOG.find(({ id }) => id === 'distilgpt2');
if (!tokenizer || !entry)
  throw new Error('The first argument is the path of GPT-2’s tokenizer.json.');

function defaultFile(): string {
  const made = '.cache/onnx-fixtures/full-size/decoder_model_merged_quantized.onnx';
  return fileURLToPath(new URL(`../../${made}`, import.meta.url));
}

const say = (what: string, figure: string) => console.log(`${what.padEnd(64)} ${figure}`);
const since = (from: number) => `${((performance.now() - from) / 1000).toFixed(2)} s`;
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Notes every trace that comes from a worker. */
function watchTraces(): void {
  globalThis.traces = [];
  const Plain = globalThis.Worker;
  globalThis.Worker = class extends Plain {
    constructor(...options: ConstructorParameters<typeof Worker>) {
      super(...options);
      this.addEventListener('message', ({ data }) => {
        const { rows, from, passes, milliseconds } = data?.value?.value ?? {};
        if (!Array.isArray(rows)) return;
        const tokens = from + rows.length;
        const maps = rows.at(-1).attention.length / tokens;
        globalThis.traces.push({ tokens, maps, passes, milliseconds });
      });
    }
  };
}

/** The most memory that any process of this Chromium has had, from Linux's own books. */
async function peakMemory(): Promise<string> {
  let most = 0;
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const [line, status] = await Promise.all(
      ['cmdline', 'status'].map((name) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '')),
    );
    if (!line?.includes('--type=renderer')) continue;
    most = Math.max(most, Number(/VmHWM:\s+(\d+) kB/.exec(status ?? '')?.[1] ?? 0));
  }
  return `${Math.round(most / 1000)} MB`;
}

/** Waits for the first prediction: the prompt's own trace by the model that has just come. */
async function firstPrediction(page: WatchedPage, title: string): Promise<SeenTrace> {
  await page.getByText(`${title} is ready`).waitFor({ timeout: WAIT });
  const found = await page.waitForFunction(
    (maps) => globalThis.traces.find((trace) => trace.maps === maps),
    MAPS,
    { timeout: WAIT },
  );
  return (await found.jsonValue()) as SeenTrace;
}

const classroom = await Classroom.open();
const put = async (name: string, from: string) => {
  const to = join(classroom.directory, 'models', entry.id, name);
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
};
await put(entry.weights.name, file);
await put('config.json', join(dirname(file), 'config.json'));
await put('tokenizer.json', tokenizer);
const settings = { tokenizer_class: 'GPT2Tokenizer', model_max_length: 1024 };
await writeFile(
  join(classroom.directory, 'models', entry.id, 'tokenizer_config.json'),
  JSON.stringify(settings),
);
const bytes = await readFile(file);
const sha256 = createHash('sha256').update(bytes).digest('hex');
await classroom.rewrite(factsOf(entry.weights, { bytes: bytes.length, sha256 }));

const site = await startServer({ directory: classroom.directory });
const browser = await launch({ measures: true });
try {
  const page = await newPage(browser);
  await page.addInitScript(watchTraces);
  await page.goto(`${site.url}/auto-regression`);
  await page.getByText('storybook is ready').waitFor({ timeout: WAIT });
  await page.waitForFunction(() => globalThis.traces.length > 0);

  let start = performance.now();
  await modelDialog(page).use(entry.title);
  const first = await firstPrediction(page, entry.title);
  say(
    `from the click to the first prediction, ${(bytes.length / 1e6).toFixed(1)} MB served here`,
    since(start),
  );
  say(`of that the pass over ${first.tokens} tokens`, `${Math.round(first.milliseconds)} ms`);

  start = performance.now();
  await page.reload();
  await firstPrediction(page, entry.title);
  say('after a reload, from the browser’s store', since(start));

  await page.getByRole('textbox', { name: 'Length' }).fill(String(TOKENS));
  await page.keyboard.press('Tab');
  await page.evaluate(() => void globalThis.traces.splice(0));
  start = performance.now();
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await page.waitForFunction((count) => globalThis.traces.length >= count, TOKENS, {
    timeout: WAIT,
  });
  const took = since(start);
  const steps = await page.evaluate(() => globalThis.traces);
  if (steps.some(({ maps, passes }) => maps !== MAPS || passes !== 1))
    throw new Error('a step without its maps');
  say(`${TOKENS} tokens, 144 attention maps at each, drawn as they came`, took);
  const times = steps.map(({ milliseconds }) => milliseconds);
  say(
    'a token’s pass in the worker, median and longest',
    `${Math.round(median(times))} ms, ${Math.round(Math.max(...times))} ms`,
  );
  say('memory of the page’s process, at its highest', await peakMemory());
  if (page.problems.errors.length > 0) throw new Error(page.problems.errors.join('\n'));
} finally {
  await browser.close();
  await site.close();
  await classroom.close();
}
