import { type RunFile, type RunToken, runToken } from '@/lib/export/run-file';
import { nodeAt, pathTo } from '@/lib/generation/continuation-tree';
import { textOf } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import { idsOf, type TextState } from '@/lib/writer/text-state';
import type { LabState } from './link';

/** Returns the tokens of the text in view. */
export function tokensOf(text: TextState): Token[] {
  const { model } = text;
  return model ? idsOf(text).map((id) => model.vocabulary.token(id)) : [];
}

/**
 * Returns the text in view in the form of a run file.
 *
 * @throws Error while no model has read the text to its end
 */
export function runOf(state: LabState): Omit<RunFile, 'format' | 'version'> {
  const { text, labSettings, fingerprint } = state;
  const { model, promptIds, tree } = text;
  if (!model) throw new Error('no model has read this text yet.');
  const tokens = tokensOf(text);
  const written = pathTo(tree, tree.at).map((node, i) => {
    const { score, taken } = nodeAt(tree, node);
    if (!score) throw new Error('the model has not read this text to its end yet.');
    const token: RunToken = runToken(tokens[promptIds.length + i] as Token);
    return { ...token, probability: Math.exp(score.logProbability), taken, alternatives: [] };
  });
  return {
    model: model.info.id,
    fingerprint,
    settings: labSettings.settings,
    prompt: tokens.slice(0, promptIds.length).map(runToken),
    written,
    text: textOf(tokens),
  };
}
