import { readAt } from '@/lib/block/lens';
import type { FIGURE_CODE } from '@/lib/cells/figure-code';
import type { Output } from '@/lib/cells/outputs';
import type { Answered } from '@/lib/engine/answered';
import { idsTo, nodeAt } from '@/lib/generation/continuation-tree';
import { readBy } from '@/lib/heads/composition';
import { headSteps } from '@/lib/heads/steps';
import { gelu } from '@/lib/maths/gelu';
import { joined } from '@/lib/maths/joined';
import { layerNorm } from '@/lib/maths/layer-norm';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { textOf } from '@/lib/text/token-text';
import { headPart } from '@/lib/trace/forward-pass';
import { tokensById, type Vocabulary } from '@/lib/trace/vocabulary';

/** What an output or an answer says: text, or numbers. */
export type Shown = string | readonly number[];

/** Columns that name what a row is about. */
const NAMES = new Set(['id', 'neuron', 'direction']);

/** Returns the numbers of an output, row by row. */
export function shownBy(output: Output): Shown {
  switch (output.kind) {
    case 'text':
      return output.text;
    case 'number':
      return [output.value];
    case 'tokens':
      return output.tokens.map(({ id }) => id);
    case 'distribution':
      return output.candidates.map(({ probability }) => probability);
    case 'attention':
      return Array.from(output.weights);
    case 'table':
      return output.rows.flatMap((row) =>
        row.filter((cell, i) => typeof cell === 'number' && !NAMES.has(output.columns[i] ?? '')),
      ) as number[];
    default:
      return Array.from(output.values);
  }
}

type Expected = {
  readonly [N in keyof typeof FIGURE_CODE]?: (answered: Answered<N>) => readonly Shown[];
};

const words = (vocabulary: Vocabulary, ids: readonly number[]) =>
  textOf(tokensById(vocabulary, ids));
const NONE = new Float32Array();

/** What the code shows where it is no part of the answer as it is, but made of several. */
const EXPECTED: Expected = {
  inspect: ({ request, answer }) => {
    const [layer = 0, head = 0] = answer.heads?.[0] ?? [];
    if (request.parts.includes('query')) {
      const last = answer.ids.length - 1;
      const steps = headSteps(answer, layer, head, last);
      return [steps?.weights.map((weight) => weight ?? 0) ?? [], Array.from(steps?.output ?? [])];
    }
    if (request.parts.includes('attention')) {
      return [Array.from(headPart(answer, 'attention', layer, head) ?? [])];
    }
    const logits = answer.lastLogits ?? NONE;
    const best = topK(logits, 10);
    const p = softmax(logits);
    return [best.map((id) => logits[id] ?? 0), best.map((id) => p[id] ?? 0)];
  },
  attentionRow: ({ answer }) => [
    answer.flatMap((row) => [...row, ...Array(answer.length - row.length).fill(0)]),
  ],
  ablate: ({ shape, answer }) => [
    Array.from(answer.effects.subarray(0, shape.layers * shape.heads)),
  ],
  headsOff: ({ request, answer }) => [
    answer.candidates.slice(0, request.top).flatMap(({ before, after }) => [before, after]),
  ],
  repeatedText: ({ answer }) => [
    [answer.alone],
    [answer.repeated],
    Array.from(answer.effects.slice().sort().subarray(0, 10)),
    [answer.withoutCarriers.mean],
  ],
  residualFlow: ({ answer }) => [
    answer.flows.at(-1)?.flatMap(({ length, step }) => [length, step]) ?? [],
  ],
  layerNormAt: ({ answer }) => {
    const x = answer.inputs[0] ?? NONE;
    return [
      Array.from(x),
      Array.from(
        layerNorm(
          x,
          x.map(() => 1),
          x.map(() => 0),
        ).scaled,
      ),
    ];
  },
  mlpInputs: ({ answer }) => {
    const x = Array.from(answer.inputs[0] ?? []);
    return [x, x.map(gelu)];
  },
  lens: ({ answer }) => [
    Array.from({ length: answer.layers + 1 }, (_, l) =>
      readAt(answer, l, answer.length - 1).map(({ probability }) => probability),
    ).flat(),
  ],
  unembedding: ({ answer }) => [
    answer.tokens.flatMap(({ logit, probability }) => [logit, probability]),
  ],
  embeddingSum: ({ answer }) => {
    const [sum] = answer.sums;
    return [sum?.token, sum?.position, sum?.residual].map((vector) => Array.from(vector ?? []));
  },
  reorder: ({ answer }) => answer.map(({ moved }) => [moved]),
  embeddingRows: ({ answer }) => [Array.from(joined(answer.rows))],
  surprise: ({ answer }) => [Array.from(answer.logProbabilities, (p) => -p / Math.LN2)],
  outputProjection: ({ answer: { places } }) => {
    const [at] = places;
    return [at?.written ?? [], [at?.before ?? 0, at?.bias ?? 0, at?.after ?? 0]];
  },
  ledger: ({ shape: { layers, heads }, answer }) => [
    [
      answer.tokenEmbedding,
      answer.positionEmbedding,
      ...Array.from({ length: layers }, (_, l) => [
        ...answer.heads.subarray(l * heads, (l + 1) * heads),
        answer.attentionBias[l] ?? 0,
        answer.mlps[l] ?? 0,
      ]).flat(),
      answer.finalBias,
      answer.rounding,
    ],
  ],
  knockOuts: ({ answer: { effects } }) => [[...effects.heads, ...effects.mlps]],
  exchangedParts: ({ answer: { effects } }) => [[...effects.heads, ...effects.mlps]],
  sinks: ({ answer: { weights, values } }) => [
    Array.from(weights).flatMap((weight, i) => [weight, values[i] ?? 0]),
  ],
  steer: ({ answer, vocabulary }) => [
    words(vocabulary, answer.plain.ids),
    words(vocabulary, answer.steered.ids),
  ],
  composition: ({ answer }) => [
    readBy(answer, answer.layers * answer.heads - 1, 'key').map(({ score }) => score),
  ],
  neighbours: ({ request: { sums, top, onlyIds }, answer }) =>
    sums.map((sum, i) => {
      const own = new Set(sum.map(({ id }) => id));
      const { ids = [], cosines = [] } = answer[i] ?? {};
      const others = cosines.filter((_, rank) => !own.has(ids[rank] ?? -1));
      return others.slice(0, onlyIds ? top : Math.max(1, top - own.size));
    }),
  positions: ({ answer }) => [Array.from(answer.similarity.values)],
  nextTokenDistribution: ({ answer }) => [
    answer.candidates.slice(0, 12).map(({ probability }) => probability),
  ],
  writeText: ({ answer, vocabulary }) => [
    words(vocabulary, answer.ids),
    answer.logProbabilities.map(Math.exp),
  ],
  firstBranches: ({ answer: { tree }, vocabulary }) => {
    const candidates = nodeAt(tree, 0).next?.candidates ?? [];
    const leaves = tree.nodes.flatMap((_, i) =>
      tree.nodes.some(({ parent }) => parent === i) ? [] : [i],
    );
    const [first = 0, second = 0] = leaves;
    return [
      candidates.map(({ modelProbability }) => modelProbability),
      words(vocabulary, idsTo(tree, first)),
      words(vocabulary, idsTo(tree, second)),
    ];
  },
  guess: ({ answer }) => (answer.topProbabilities.length > 0 ? [answer.topProbabilities] : []),
};

/**
 * Returns what the code of a request shows, by its answer: the parts that the code names, or what is
 * made of them above; nothing for a request of no figure.
 *
 * @throws RangeError for a task whose code says of nothing that it shows it
 */
export function expectedOf<N extends keyof typeof FIGURE_CODE>(
  answered: Answered<N>,
  parts: readonly PropertyKey[] | undefined,
): readonly Shown[] {
  if (parts) {
    const answer = answered.answer as unknown as Readonly<Record<PropertyKey, Numbers>>;
    return parts.map((part) => numbersIn(answer[part] ?? []));
  }
  const made = EXPECTED[answered.task] as ((of: Answered<N>) => readonly Shown[]) | undefined;
  if (!made) throw new RangeError(`the code of ${answered.task} does not say what it shows`);
  return made(answered);
}

type Numbers = number | ArrayLike<number>;

const numbersIn = (part: Numbers) => (typeof part === 'number' ? [part] : Array.from(part));
