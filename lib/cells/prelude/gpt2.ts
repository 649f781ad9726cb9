import { readAt } from '@/lib/block/lens';
import type { TopCandidates } from '@/lib/generation/next-token-distribution';
import { SAMPLE } from '@/lib/heads/sample-texts';
import { joined } from '@/lib/maths/joined';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import { unpackVocabulary } from '@/lib/trace/vocabulary';
import type { ModelFacts } from '../messages';
import type { Ask } from '../requests';
import { AnswerTable, Bars, Next, type Text, Tokens, WrittenWords } from './answers';
import { meanOutputs } from './means';
import { Tensor } from './tensor';
import { type TraceOptions, tracer } from './trace';

export interface NextOptions extends Partial<SamplingSettings> {
  /** How many of the likeliest tokens to name. */
  readonly top?: number;
}

export interface GenerateOptions extends Partial<SamplingSettings> {
  /** How many tokens to write. */
  readonly length?: number;
}

/** Words to add and to take away, as in king − man + woman. */
export interface WordSum {
  readonly plus: string | readonly string[];
  readonly minus?: string | readonly string[];
}

const isWordSum = (of: Text | WordSum): of is WordSum => typeof of === 'object' && 'plus' in of;

/** Returns the object that cells know as `gpt2`. */
export function createGpt2(facts: ModelFacts, ask: Ask) {
  const { model, shape } = facts;
  const vocabulary = unpackVocabulary(facts.vocabulary);
  const textOfId = (id: number) => textOf([vocabulary.token(id)]);
  const label = (id: number) => tokenLabel(vocabulary.token(id));
  const named = (id: number) => ({ token: textOfId(id), id });
  const tokensOf = (ids: readonly number[]) =>
    new Tokens(
      [...ids],
      ids.map(textOfId),
      ids.map((id) => ({ label: label(id), id })),
    );
  const idsOf = async (text: Text): Promise<readonly number[]> => {
    if (text instanceof Tokens) return text.ids;
    if (Array.isArray(text)) return text;
    if (typeof text !== 'string') throw new TypeError('a text is a string, or a list of token ids');
    return (await ask('tokenize', { text })).ids;
  };
  const sampling = ({ temperature = 1, topK, topP, repetitionPenalty, seed }: NextOptions) => ({
    temperature,
    ...(topK === undefined ? {} : { topK }),
    ...(topP === undefined ? {} : { topP }),
    ...(repetitionPenalty === undefined ? {} : { repetitionPenalty }),
    ...(seed === undefined ? {} : { seed }),
  });
  const nextOf = (found: TopCandidates) =>
    new Next(
      found.candidates.map(({ id, probability }) => ({ ...named(id), probability })),
      found.rest,
      found.restCount,
      found.candidates.map(({ id }) => label(id)),
    );
  const written = async (text: Text, options: GenerateOptions): Promise<WrittenWords> => {
    const { length = 20, ...settings } = options;
    const ids = await idsOf(text);
    const answer = await ask('writeText', { ids, settings: sampling(settings), length });
    const tokens = answer.ids.map((id, i) => {
      return { ...named(id), probability: Math.exp(answer.logProbabilities[i] ?? 0) };
    });
    const words = (of: readonly number[]) => textOf(of.map((id) => vocabulary.token(id)));
    return new WrittenWords(words(ids), words(answer.ids), tokens);
  };
  const trace = tracer({ facts, ask, idsOf, tokensOf, nextOf });

  return Object.freeze({
    /** The model's name, and its sizes: layers, heads, width, vocabulary, context. */
    model,
    ...shape,

    /** Cuts a text into tokens. */
    async tokenize(text: Text): Promise<Tokens> {
      return tokensOf(await idsOf(text));
    },

    /** What may come after a text, likeliest first. */
    async next(text: Text, options: NextOptions = {}): Promise<Next> {
      const { top = 10, ...settings } = options;
      const ids = await idsOf(text);
      const place = { promptLength: ids.length, place: ids.length };
      const request = { ids, ...place, settings: sampling(settings), named: top };
      return nextOf(await ask('nextTokenDistribution', request));
    },

    /** Writes one token after a text. */
    step(text: Text, options: Partial<SamplingSettings> = {}): Promise<WrittenWords> {
      return written(text, { temperature: 0, ...options, length: 1 });
    },

    /** Writes after a text; the likeliest token each time, unless a temperature is given. */
    generate(text: Text, options: GenerateOptions = {}): Promise<WrittenWords> {
      return written(text, { temperature: 0, ...options });
    },

    /** Reads a text in one pass and captures what happens inside. */
    trace(text: Text, options: TraceOptions = {}) {
      return trace(text, options);
    },

    /** The rows of the token embedding, [T, D]. */
    async embed(text: Text): Promise<Tensor> {
      const ids = await idsOf(text);
      const { width, rows } = await ask('embeddingRows', { ids });
      return new Tensor(joined(rows), [ids.length, width], { label: 'token embeddings' });
    },

    /** Sentences of many kinds, over which this notebook takes means. */
    sample: SAMPLE,

    /** What each head, [L, H, d], and each MLP, [L, D], gives on average over the sample. */
    means() {
      return meanOutputs(ask, idsOf, shape);
    },

    /** The directions in which the token embeddings spread most, and the tokens at their ends. */
    async directions({ components = 3, ends = 4 } = {}): Promise<AnswerTable> {
      const found = await ask('vocabularyMap', { components, ends, onlyIds: [] });
      const named = (ids: readonly number[] = []) => ids.map(label).join(' ');
      const rows = found.explained.map((share, c) => ({
        direction: c + 1,
        'share of the variance': share,
        'one end': named(found.ends[c]?.lowIds),
        'other end': named(found.ends[c]?.highIds),
      }));
      return new AnswerTable(rows);
    },

    /** How strongly heads read what earlier heads write, from the weights alone: [N, N] each. */
    async composition() {
      const { scores } = await ask('composition', {});
      const heads = shape.layers * shape.heads;
      const tensor = (reading: keyof typeof scores) =>
        new Tensor(
          scores[reading].map((score) => score || 0),
          [heads, heads],
          { label: `${reading} composition` },
        );
      return { query: tensor('query'), key: tensor('key'), value: tensor('value') };
    },

    /** The tokens whose embeddings point most nearly in the same direction. */
    async neighbours(of: Text | WordSum, { top = 10 } = {}): Promise<AnswerTable> {
      const { plus, minus = [] } = isWordSum(of) ? of : { plus: [of] };
      const terms = async (words: string | readonly Text[], weight: number) => {
        const ids = await Promise.all((typeof words === 'string' ? [words] : words).map(idsOf));
        return ids.flat().map((id) => ({ id, weight }));
      };
      const sum = [...(await terms(plus, 1)), ...(await terms(minus, -1))];
      const own = new Set(sum.map(({ id }) => id));
      const [found] = await ask('neighbours', { sums: [sum], top: top + own.size });
      const rows = (found?.ids ?? []).flatMap((id, i) => {
        return own.has(id) ? [] : [{ token: label(id), id, cosine: found?.cosines[i] ?? 0 }];
      });
      return new AnswerTable(rows.slice(0, top));
    },

    /** What the model would predict at the end of a text after each block. */
    async lens(text: Text, { top = 3 } = {}): Promise<AnswerTable> {
      const ids = await idsOf(text);
      const found = await ask('lens', { ids, top, from: ids.length - 1 });
      const rows = Array.from({ length: found.layers + 1 }, (_, l) => ({
        after: l === 0 ? 'embeddings' : `block ${l}`,
        ...Object.fromEntries(
          readAt(found, l, 0).flatMap(({ id, probability }, rank) => [
            [`choice ${rank + 1}`, label(id)],
            [`p ${rank + 1}`, probability],
          ]),
        ),
      }));
      return new AnswerTable(rows);
    },

    /** How surprising each token of a text is, in bits; of a long text the first tokens. */
    async surprise(text: string, { most = 200 } = {}): Promise<Bars> {
      const { ids, logProbabilities } = await ask('surprise', { text, most });
      const bits = Array.from(logProbabilities, (p) => -p / Math.LN2);
      return new Bars(bits, ids.map(label), 'bits');
    },

    /** Why the next token is rather `answer` than `other`: what each part adds to the difference. */
    async why(text: Text, answer: Text, other: Text): Promise<Bars> {
      const ids = await idsOf(text);
      const [first = 0] = await idsOf(answer);
      const [second = 0] = await idsOf(other);
      const found = await ask('ledger', { ids, answerIds: [first, second] });
      const terms: [string, number][] = [
        ['token embedding', found.tokenEmbedding],
        ['position embedding', found.positionEmbedding],
      ];
      for (let l = 0; l < shape.layers; l++) {
        for (let h = 0; h < shape.heads; h++) {
          terms.push([`head ${l}.${h}`, found.heads[l * shape.heads + h] ?? 0]);
        }
        terms.push([`attention bias ${l}`, found.attentionBias[l] ?? 0]);
        terms.push([`MLP ${l}`, found.mlps[l] ?? 0]);
      }
      terms.push(['final bias', found.finalBias], ['rounding', found.rounding]);
      return new Bars(
        terms.map(([, value]) => value),
        terms.map(([name]) => name),
        `logits for ${label(first)} over ${label(second)}`,
      );
    },
  });
}
