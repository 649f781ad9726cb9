import { EngineFailure } from '../failure';
import type { TaskModel } from '../task';
import { forwardPass } from '../tasks/inspect';
import { type Answer, type Comparison, compare, judge, type Reference } from './compare';
import gpt2 from './gpt2.json';
import { faultIn, type Measurements, measure } from './measure';
import storybook from './storybook.json';

/** What the self-check found, for the reader to see; a model that is refused throws instead. */
export interface CheckReport {
  /** Absent where the model's answers are not known beforehand. */
  readonly comparison?: Comparison;
  /** In its place: what was measured. */
  readonly measured?: Measurements;
  /** True when the comparison is within the tolerances, or there is none. */
  readonly agrees: boolean;
}

/** Answers that are known: by the models of the catalog that must give them. */
const REFERENCES: Readonly<Record<string, readonly Reference[]>> = (() => {
  const promptsOf = (file: { readonly prompts: unknown }) => file.prompts as readonly Reference[];
  const prompts = promptsOf(gpt2);
  return { gpt2: prompts, 'gpt2-webgpu': prompts, storybook: promptsOf(storybook) };
})();

export const referencesFor = (modelId: string) => REFERENCES[modelId];

/**
 * Ask a model what it must know, before a figure is drawn from it: GPT-2 the prompts whose answers
 * were recorded from it (self-check/gpt2.json), storybook those that PyTorch has answered
 * (self-check/storybook.json); every other model is measured, see `faultIn`.
 *
 * @throws EngineFailure 'self-check' when the model is not to be used
 */
export async function selfCheck(
  opened: TaskModel,
  references = referencesFor(opened.id),
): Promise<CheckReport> {
  if (!references) {
    const measured = await measure(opened);
    const fault = faultIn(measured, opened.model.graph.added.rowsApart);
    if (fault) throw refusal(fault);
    return { agrees: true, measured };
  }
  const answers: (Answer | undefined)[] = [];
  for (const reference of references) answers.push(await answerTo(reference, opened));
  const comparison = compare(references, answers);
  const verdict = judge(comparison);
  if (verdict !== 'refused') return { comparison, agrees: verdict === 'agrees' };
  const { sane, prompts, firstChoices } = comparison;
  throw refusal(
    sane
      ? `for ${prompts - firstChoices} of ${prompts} prompts its first choice is not the known one`
      : NO_NUMBERS,
  );
}

const NO_NUMBERS = 'its logits are not numbers, or all the same';

const refusal = (why: string) =>
  new EngineFailure('self-check', `The model does not answer as it should: ${why}.`);

/** Undefined when the model has not even got the tokens of the prompt, or the heads. */
async function answerTo({ ids, heads }: Reference, opened: TaskModel): Promise<Answer | undefined> {
  const { shape } = opened.model.graph;
  if (ids.some((id) => id >= shape.vocabulary)) return undefined;
  if (heads.some(({ layer, head }) => layer >= shape.layers || head >= shape.heads)) {
    return undefined;
  }
  const found = await forwardPass(opened, { ids, parts: ['attention', 'lastLogits'] });
  const size = ids.length * ids.length;
  return {
    logits: found.lastLogits,
    heads: heads.map(
      ({ layer, head }) =>
        found.attention[layer]?.subarray(head * size, (head + 1) * size) ?? new Float32Array(),
    ),
  };
}
