/**
 * Writes what GPT-2 itself said to a few sentences, as others recorded it, in the form of the
 * recorded answers: `npx tsx scripts/gpt2-recordings.ts FOLDER`. The folder holds
 * gpt2-reference.json, gpt2-lens.json and gpt2-composition.json; where these come from stands in the
 * files that are written. GPT-2 never changes, so this was run once.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadGpt2Vocabulary } from '@/lib/tokenizer/gpt2';
import { encode, encodeTokens, tokenIdsIn } from '@/lib/trace/codec';

const SHAPE = { layers: 12, heads: 12, width: 768, vocabulary: 50_257, context: 1024 };
/** What both collections were recorded from. */
const WEIGHTS = 'GPT-2 small (124M), OpenAI, MIT';

interface Heads {
  readonly prompts: readonly {
    readonly prompt: string;
    readonly token_ids: readonly number[];
    /** [L][H][T][T] */
    readonly attention: readonly (readonly (readonly (readonly number[])[])[])[];
  }[];
}

interface Lenses {
  readonly prompts: readonly {
    readonly text: string;
    readonly ids: readonly number[];
    /** [L + 1][T] of the likeliest tokens, as [id, probability]. */
    readonly top: readonly (readonly (readonly (readonly [number, number])[])[])[];
  }[];
}

/** Scores [writer][reader], null where the reader is in no later layer; heads counted from 0. */
type Scores = readonly (readonly (number | null)[])[];

const [folder = ''] = process.argv.slice(2);
const vocabulary = await loadGpt2Vocabulary();
const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));

async function write(name: string, task: string, source: object, request: object, answer: object) {
  const to = new URL(`../content/recorded/gpt2/${name}.json`, import.meta.url);
  await mkdir(new URL('.', to), { recursive: true });
  const tokens = encodeTokens(tokenIdsIn({ request, answer }), vocabulary);
  const file = {
    source: { weights: WEIGHTS, ...source },
    model: 'gpt2',
    task,
    shape: SHAPE,
    tokens,
    request: encode(request, 16),
    answer: encode(answer, 16),
  };
  await writeFile(to, `${JSON.stringify(file)}\n`);
  console.log(name);
}

const heads: Heads = await read('gpt2-reference.json');
for (const { prompt, token_ids: ids, attention } of heads.prompts) {
  if (!prompt.startsWith('As the spaceship')) continue;
  const source = {
    repository: 'https://github.com/poloclub/transformer-explainer',
    commit: '6e2ec37',
    licence: 'MIT',
  };
  const maps = attention.map((layer) => Float32Array.from(layer.flat(2)));
  const answer = { model: 'gpt2', shape: SHAPE, ids, attention: maps };
  await write('heads', 'inspect', source, { ids, parts: ['attention'] }, answer);
}

const LENSES: Readonly<Record<string, string>> = {
  'The capital of Japan is the city of': 'lens-capital',
  'The opposite of hot is': 'lens-opposite',
  'The DNA molecule has the shape of a double': 'lens-double',
};
const lenses: Lenses = await read('gpt2-lens.json');
for (const { text, ids, top } of lenses.prompts) {
  const name = LENSES[text];
  if (!name) continue;
  const source = {
    repository: 'https://github.com/iamtatsuki05/lenslapse',
    commit: 'd903588',
    licence: 'MIT',
  };
  const found = top.flat(2);
  const answer = {
    layers: SHAPE.layers,
    length: ids.length,
    top: top[0]?.[0]?.length ?? 0,
    ids: Int32Array.from(found, ([id]) => id),
    probabilities: Float32Array.from(found, ([, probability]) => probability),
  };
  await write(name, 'lens', source, { ids, top: answer.top }, answer);
}

const { Q, K, V }: Readonly<Record<'Q' | 'K' | 'V', Scores>> = await read('gpt2-composition.json');
const scoresOf = (table: Scores) => Float32Array.from(table.flat(), (x) => x ?? Number.NaN);
await write(
  'composition',
  'composition',
  // Computed from the weights, and from nothing else.
  { repository: 'https://huggingface.co/huplay/GPT2-SMALL', commit: '6dc07e4', licence: 'MIT' },
  {},
  {
    layers: SHAPE.layers,
    heads: SHAPE.heads,
    random: 1 / Math.sqrt(SHAPE.width),
    scores: { query: scoresOf(Q), key: scoresOf(K), value: scoresOf(V) },
  },
);
