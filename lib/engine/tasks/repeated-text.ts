import { headAt } from '@/lib/heads/head-at';
import { logSumExp } from '@/lib/maths/log-sum-exp';
import { type HeadIndex, headPart } from '@/lib/trace/forward-pass';
import { measureEdits } from '../graph/edited-passes';
import type { StreamEdit } from '../graph/stream-edits';
import type { Task, TaskContext } from '../task';
import { type AblateProgress, countingHeads } from './ablate';
import { tokenAfter } from './chances';
import { headReplacements, type Replacement } from './heads-replaced';
import { forwardPass } from './inspect';

export interface RepeatedTextRequest {
  /** What says the word once, up to the unfinished sentence. */
  readonly before: string;
  /** The beginning of a sentence that the text has had before. */
  readonly cue: string;
  /** The word that is due, with its space; of a word of several tokens, the first counts. */
  readonly word: string;
  /** How many heads to name, at most. */
  readonly most: number;
}

/** A word's probability with some heads off, by what takes the place of their outputs. */
export type Without = Readonly<Record<Replacement, number>>;

/** What a repetition does to a word's probability, and the heads that bring it about. */
export interface RepeatedText {
  /** T token ids: the text with its unfinished sentence. */
  readonly ids: readonly number[];
  readonly targetId: number;
  /** Where the word stands in the text; −1 where the text says it in other tokens. */
  readonly earlier: number;
  /** The word's probability after the unfinished sentence alone. */
  readonly alone: number;
  /** Its probability after the whole text. */
  readonly repeated: number;
  /** [L · H]: how the log-probability changes when that head alone gives its average, in nats. */
  readonly effects: Float32Array;
  /** The heads without which the word loses most, the strongest first. */
  readonly carriers: readonly HeadIndex[];
  readonly withoutCarriers: Without;
  /** As many other heads of the same layers: those with the least effect. */
  readonly others: readonly HeadIndex[];
  readonly withoutOthers: Without;
  /** One for each carrier, [T, T]: the weights. */
  readonly attention: readonly Float32Array[];
}

/** A head's absence that lowers the log-probability by less is not called a cause, in nats. */
const LEAST = 0.1;

/** Compares a word's probability with and without its repetition, and with heads switched off. */
export const repeatedText: Task<RepeatedTextRequest, RepeatedText, AblateProgress> = async (
  opened,
  { before, cue, word, most },
  context,
) => {
  const { graph } = opened.model;
  const { layers, heads } = graph.shape;
  const total = layers * heads;
  const { ids, targetId } = tokenAfter(opened, before + cue, word);
  const probability = (logits: Float32Array) =>
    Math.exp((logits[targetId] ?? 0) - logSumExp(logits));
  const after = async (read: readonly number[]) => {
    await context.between();
    return probability(
      (await forwardPass(opened, { ids: read, parts: ['lastLogits'] })).lastLogits,
    );
  };
  const alone = await after(opened.tokenize(cue));
  const repeated = await after(ids);

  const [mean, zero] = [
    await headReplacements(opened, 'mean', context),
    await headReplacements(opened, 'zero', context),
  ];
  const probabilities = (edits: readonly StreamEdit[][], passes: TaskContext<number>) =>
    measureEdits(graph, ids, edits, passes, probability);
  const every = Array.from({ length: total }, (_, i) => mean([headAt(i, heads)]));
  const single = await probabilities(every, countingHeads(context, total));
  const effects = Float32Array.from(single, (p) => Math.log(p / repeated));

  const carriers = strongestFalls(effects, most).map((i) => headAt(i, heads));
  const others = leastOfSameLayers(effects, heads, carriers);
  const [byMean = 0, byZero = 0, othersByMean = 0, othersByZero = 0] = await probabilities(
    [mean(carriers), zero(carriers), mean(others), zero(others)],
    { between: context.between, progress: () => {} },
  );
  const looks = await forwardPass(opened, { ids, parts: ['attention'], heads: carriers });
  return {
    ids,
    targetId,
    earlier: ids.indexOf(targetId),
    alone,
    repeated,
    effects,
    carriers,
    withoutCarriers: { mean: byMean, zero: byZero },
    others,
    withoutOthers: { mean: othersByMean, zero: othersByZero },
    attention: carriers.map(([l, h]) => headPart(looks, 'attention', l, h) ?? new Float32Array()),
  };
};

/** The heads of the largest falls, l · H + h. */
function strongestFalls(effects: Float32Array, most: number): number[] {
  return [...effects.keys()]
    .filter((i) => (effects[i] ?? 0) < -LEAST)
    .sort((a, b) => (effects[a] ?? 0) - (effects[b] ?? 0))
    .slice(0, most);
}

function leastOfSameLayers(
  effects: Float32Array,
  heads: number,
  carriers: readonly HeadIndex[],
): HeadIndex[] {
  const effect = ([l, h]: HeadIndex) => Math.abs(effects[l * heads + h] ?? 0);
  const named = new Set(carriers.map(([l, h]) => l * heads + h));
  return carriers
    .map(([layer]) => {
      const free = Array.from({ length: heads }, (_, h): HeadIndex => [layer, h])
        .filter(([l, h]) => !named.has(l * heads + h))
        .sort((a, b) => effect(a) - effect(b));
      const [least] = free;
      if (least) named.add(layer * heads + least[1]);
      return least;
    })
    .filter((head) => head !== undefined);
}
