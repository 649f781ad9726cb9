import { BRANCH, RUN_LENGTH } from '@/components/chapters/auto-regression/limits';
import type { RunsFile } from '@/components/chapters/auto-regression/recorded';
import type { TreeFile } from '@/components/chapters/auto-regression/recorded-tree';
import { packToken } from '@/components/chapters/auto-regression/tokens-file';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import { leaves, nodeAt, pathTo } from '@/lib/generation/continuation-tree';
import { GREEDY, type SamplingSettings } from '@/lib/sampling/settings';
import { writeFirstBranches } from '@/lib/writer/first-branches';
import { writeText } from '@/lib/writer/write-text';
import { Writer } from '@/lib/writer/writer';
import type { NodeModel } from '../node-model';
import { writerModelOf } from '../writer-model';
import { type RecordedFigure, SENTENCE } from './recorded-figure';

const folder = new URL('../../components/chapters/auto-regression/', import.meta.url);
/** Candidates that the file keeps after each token. */
const OPEN = 4;
const round = (value: number) => Number(value.toFixed(5));

/** A run's tokens with ln p, as the recorded file keeps them. */
async function run(opened: NodeModel, settings: SamplingSettings): Promise<RunsFile['greedy']> {
  const ids = opened.tokenize(SENTENCE);
  const { tree } = await writeText(writerModelOf(opened), ids, settings, RUN_LENGTH, 'record');
  return pathTo(tree, tree.at).map((node) => {
    const { id, score } = nodeAt(tree, node);
    return [packToken(opened.vocabulary.token(id)), round(score?.logProbability ?? 0)];
  });
}

async function runs(opened: NodeModel): Promise<RunsFile> {
  const settings = { temperature: 0.8, seed: 1 };
  return {
    prompt: opened.tokenize(SENTENCE).map((id) => packToken(opened.vocabulary.token(id))),
    settings,
    greedy: await run(opened, GREEDY),
    chosen: await run(opened, settings),
  };
}

async function tree(opened: NodeModel): Promise<TreeFile> {
  // With nothing cached, as for a reader who begins here.
  const fresh = { ...opened, model: new CachedModel(opened.model.graph) };
  const prompt = opened.tokenize(SENTENCE);
  const writer = new Writer('record', { pace: 0, pastEnd: true });
  writeFirstBranches(writer, writerModelOf(fresh), prompt, BRANCH);
  await writer.idle();
  const { tree: grown, passes } = writer.text();
  const [, pinned] = leaves(grown);
  if (pinned === undefined) throw new Error('the tree has not grown');
  const nodes: TreeFile['nodes'] = grown.nodes.map(({ parent, id, score, next }) => [
    parent ?? null,
    id,
    round(score?.logProbability ?? 0),
    (next?.candidates ?? [])
      .slice(0, OPEN)
      .map((one) => [one.id, round(Math.log(one.modelProbability))]),
  ]);
  const named = new Set([
    ...prompt,
    ...nodes.flatMap(([, id, , candidates]) => [id, ...candidates.map(([open]) => open)]),
  ]);
  named.delete(-1);
  return {
    prompt,
    passes,
    at: grown.at,
    pinned,
    nodes,
    tokens: [...named].map((id) => packToken(opened.vocabulary.token(id))),
  };
}

/** What the figures of the auto-regression chapter show before any model has loaded. */
export const autoRegression: readonly RecordedFigure[] = [
  { file: new URL('runs.json', folder), make: runs },
  { file: new URL('tree.json', folder), make: tree },
];
