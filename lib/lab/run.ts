import type { RunFile, RunToken } from '@/lib/keep/run-file';
import { runToken } from '@/lib/keep/run-token';
import { textOf } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import { branchingAt, wayTo } from './branches';
import type { LabState } from './link';
import { idsOf, type Manuscript } from './manuscript';

/** The tokens of the text in view. */
export function tokensOf(manuscript: Manuscript): Token[] {
  const { model } = manuscript;
  return model ? idsOf(manuscript).map((id) => model.vocabulary.token(id)) : [];
}

/**
 * The text in view as a run's file holds it.
 *
 * @throws Error while no model has read the text to its end
 */
export function runOf(state: LabState): Omit<RunFile, 'format' | 'version'> {
  const { manuscript, bench, fingerprint } = state;
  const { model, promptIds, branches } = manuscript;
  if (!model) throw new Error('no model has read this text yet.');
  const tokens = tokensOf(manuscript);
  const written = wayTo(branches, branches.at).map((node, i) => {
    const { score, taken } = branchingAt(branches, node);
    if (!score) throw new Error('the model has not read this text to its end yet.');
    const token: RunToken = runToken(tokens[promptIds.length + i] as Token);
    return { ...token, probability: Math.exp(score.logProbability), taken, alternatives: [] };
  });
  return {
    model: model.info.id,
    fingerprint,
    settings: bench.settings,
    prompt: tokens.slice(0, promptIds.length).map(runToken),
    written,
    text: textOf(tokens),
  };
}
