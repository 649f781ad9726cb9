import type { Replay } from '@/lib/generation/replay';
import * as z from '@/lib/zod';
import { readReplay, writeReplay } from './replay-text';
import { readTokenList, writeTokenList } from './token-list';

/** How tokens are chosen, and how many are written. */
export const runSettingsSchema = z.object({
  temperature: z.number().check(z.minimum(0), z.maximum(2)),
  /** How many candidates are kept; 0 keeps all. */
  topK: z.int().check(z.minimum(0), z.maximum(100_000)),
  /** The probability that the kept candidates reach together; 1 keeps all. */
  topP: z.number().check(z.gt(0), z.maximum(1)),
  /** What the logits of tokens already in the text are divided by; 1 is off. */
  repetitionPenalty: z.number().check(z.minimum(1), z.maximum(2)),
  seed: z.int().check(z.minimum(0), z.maximum(999_999)),
  /** Tokens that one press of Generate writes. */
  length: z.int().check(z.minimum(1), z.maximum(1000)),
});

export type RunSettings = z.infer<typeof runSettingsSchema>;

/** Chosen from storybook's samples: grammatical, and not yet going round (training/README.md). */
export const DEFAULT_SETTINGS: RunSettings = {
  temperature: 0.7,
  topK: 0,
  topP: 0.9,
  repetitionPenalty: 1,
  seed: 1,
  length: 120,
};

/** What a link carries. Texts are token ids, since another tokenizer could split them differently. */
export interface LinkState {
  /** The model's name in the catalog. */
  readonly model: string;
  /** Of its weights, in hex, or how it begins: another device compares it with its own model's. */
  readonly fingerprint: string;
  /** Ids of the prompt; none for the empty prompt. */
  readonly prompt: readonly number[];
  /** Ids of the tokens chosen after it; none in a short link. */
  readonly chosen: readonly number[];
  /** In a short link: how the continuation is written again. */
  readonly replay?: Replay;
  readonly settings: RunSettings;
  /** The attention head in view, both from 0. */
  readonly layer: number;
  readonly head: number;
  /** What else is in view; left out, the view is as on a first visit. */
  readonly view?: LinkView;
  /** The second column; left out if there is none. */
  readonly comparison?: ComparisonSettings;
}

/** What is in view of a text. */
export interface LinkView {
  /** The token in view, from 0; undefined for the open place after the text. */
  readonly at?: number;
  /** Tokens are coloured by their surprise. */
  readonly surprise: boolean;
  /** The attention of the head in view is drawn over the text. */
  readonly attention: boolean;
}

/** The second column: the same prompt and seed, with another model or other settings. */
export interface ComparisonSettings extends Readonly<z.infer<typeof samplingSchema>> {
  /** The model's name in the catalog. */
  readonly model: string;
}

/** The settings that shape the distribution. */
export const samplingSchema = z.pick(runSettingsSchema, {
  temperature: true,
  topK: true,
  topP: true,
  repetitionPenalty: true,
});

/** A link's state, or why it cannot be read. */
export type ReadLink =
  | { readonly ok: true; readonly state: LinkState }
  | { readonly ok: false; readonly message: string };

const VERSION = '1';
/** Longer than any link that `writeLink` makes for a full context of GPT-2. */
export const LONGEST_LINK = 12_000;

const number = z.pipe(z.string().check(z.regex(/^\d{1,7}(\.\d{1,6})?$/)), z.transform(Number));
/** Models of the hub and of files have slashes in their names; see lib/engine/foreign/names.ts. */
const name = z.string().check(z.regex(/^[\w./-]{1,300}$/));
const fields = z.object({
  m: name,
  f: z.string().check(z.regex(/^[0-9a-f]{0,64}$/)),
  p: z.string(),
  c: z.string(),
  t: number,
  k: number,
  n: number,
  r: number,
  s: number,
  g: number,
  l: z.pipe(number, z.int().check(z.maximum(999))),
  h: z.pipe(number, z.int().check(z.maximum(999))),
  /** Switches of the view: s for surprise, a for attention, then the position in view. */
  w: z.optional(z.string().check(z.regex(/^s?a?\d{0,6}$/))),
  /** How the continuation is written again, in place of its tokens. */
  x: z.optional(z.string().check(z.maxLength(4000))),
  /** The second column: model, temperature, top-k, top-p and repetition penalty. */
  b: z.optional(z.string().check(z.maxLength(360))),
});

/** Returns the state as the fragment of an address, without the "#". */
export function writeLink(state: LinkState): string {
  const { temperature, topK, topP, repetitionPenalty, seed, length } = state.settings;
  return new URLSearchParams({
    v: VERSION,
    m: state.model,
    f: state.fingerprint,
    p: writeTokenList(state.prompt),
    c: writeTokenList(state.chosen),
    ...(state.replay ? { x: writeReplay(state.replay) } : {}),
    t: String(temperature),
    k: String(topK),
    n: String(topP),
    r: String(repetitionPenalty),
    s: String(seed),
    g: String(length),
    l: String(state.layer),
    h: String(state.head),
    ...(state.view ? { w: writeView(state.view) } : {}),
    ...(state.comparison ? { b: writeComparison(state.comparison) } : {}),
  }).toString();
}

const writeView = ({ at, surprise, attention }: LinkView) =>
  `${surprise ? 's' : ''}${attention ? 'a' : ''}${at ?? ''}`;

const readView = (text: string): LinkView => {
  const at = /\d+$/.exec(text)?.[0];
  return {
    surprise: text.startsWith('s'),
    attention: text.includes('a'),
    ...(at === undefined ? {} : { at: Number(at) }),
  };
};

const writeComparison = ({
  model,
  temperature,
  topK,
  topP,
  repetitionPenalty,
}: ComparisonSettings) => [model, temperature, topK, topP, repetitionPenalty].join('~');

function readComparison(text: string): ComparisonSettings | undefined {
  const [model, ...numbers] = text.split('~');
  const [temperature, topK, topP, repetitionPenalty, ...more] = numbers.map(
    (one) => number.safeParse(one).data,
  );
  const parsed = samplingSchema.safeParse({ temperature, topK, topP, repetitionPenalty });
  const known = name.safeParse(model);
  if (!parsed.success || !known.success || more.length > 0) return undefined;
  return { model: known.data, ...parsed.data };
}

/**
 * Returns the state that `writeLink` wrote. Any other text gives a message for the reader; an empty
 * one, which is no link, gives undefined.
 */
export function readLink(fragment: string): ReadLink | undefined {
  const text = fragment.replace(/^#/, '');
  if (text === '') return undefined;
  if (text.length > LONGEST_LINK) return refused('it is too long');
  const given = Object.fromEntries(new URLSearchParams(text));
  if (!('v' in given)) return undefined;
  if (given.v !== VERSION) return refused('it was made by another version of this page');
  const parsed = fields.safeParse(given);
  if (!parsed.success) return refused('parts of it are missing or changed');
  const { m, f, p, c, t, k, n, r, s, g, l, h, w, b, x } = parsed.data;
  const settings = runSettingsSchema.safeParse({
    temperature: t,
    topK: k,
    topP: n,
    repetitionPenalty: r,
    seed: s,
    length: g,
  });
  if (!settings.success) return refused('a setting in it is out of range');
  const [prompt, chosen] = [readTokenList(p), readTokenList(c)];
  const replay = x === undefined ? undefined : readReplay(x);
  if (!prompt || !chosen || (x !== undefined && !replay)) return refused('its text is damaged');
  const comparison = b === undefined ? undefined : readComparison(b);
  if (b !== undefined && !comparison) return refused('what stands beside its text is damaged');
  return {
    ok: true,
    state: {
      model: m,
      fingerprint: f,
      prompt,
      chosen,
      ...(replay ? { replay } : {}),
      settings: settings.data,
      layer: l,
      head: h,
      ...(w === undefined ? {} : { view: readView(w) }),
      ...(comparison ? { comparison } : {}),
    },
  };
}

const refused = (why: string): ReadLink => ({
  ok: false,
  message: `This link cannot be used: ${why}.`,
});
