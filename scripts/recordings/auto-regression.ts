import { BRANCH, RUN_LENGTH } from '@/components/chapters/auto-regression/limits';
import type { RunsFile, SurpriseFile } from '@/components/chapters/auto-regression/recorded';
import type { TreeFile } from '@/components/chapters/auto-regression/recorded-tree';
import { MOST_SCORED, SAMPLE_TEXT } from '@/components/chapters/auto-regression/sample-text';
import { packToken } from '@/components/chapters/auto-regression/tokens-file';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { firstTree } from '@/lib/generation/grow';
import type { Tree } from '@/lib/generation/tree';
import { type Choice, continuation } from '@/lib/generation/write-on';
import type { NodeModel } from '../node-model';
import { type RecordedFigure, SENTENCE } from './recorded-figure';

const folder = new URL('../../components/chapters/auto-regression/', import.meta.url);
const round = (value: number) => Number(value.toFixed(5));

/** A run's tokens with ln p, as the recorded file keeps them. */
async function run(opened: NodeModel, choice: Choice): Promise<RunsFile['greedy']> {
  const { context } = opened.model.graph.shape;
  const read: Parameters<typeof continuation>[0] = (text, from) => opened.model.trace(text, from);
  const steps: RunsFile['greedy'][number][] = [];
  const ids = opened.tokenize(SENTENCE);
  for await (const step of continuation(read, ids, choice, RUN_LENGTH, context)) {
    steps.push([packToken(opened.vocabulary.token(step.id)), round(step.logProbability)]);
  }
  return steps;
}

async function runs(opened: NodeModel): Promise<RunsFile> {
  const settings = { temperature: 0.8, seed: 1 };
  return {
    prompt: opened.tokenize(SENTENCE).map((id) => packToken(opened.vocabulary.token(id))),
    settings,
    greedy: await run(opened, { temperature: 0, seed: 0 }),
    chosen: await run(opened, settings),
  };
}

async function tree(opened: NodeModel): Promise<TreeFile> {
  // With nothing cached, as for a reader who begins here.
  const model = new CachedModel(opened.model.graph);
  const prompt = opened.tokenize(SENTENCE);
  let last: Tree | undefined;
  const read: Parameters<typeof firstTree>[0] = (text, from) => model.trace(text, from);
  const how = { length: BRANCH, context: model.graph.shape.context };
  for await (const grown of firstTree(read, prompt, how)) last = grown;
  if (!last || last.pinned === undefined) throw new Error('the tree has not grown');
  const named = new Set(prompt);
  for (const node of last.nodes) {
    for (const { id } of node.candidates) named.add(id);
    if (node.id >= 0) named.add(node.id);
  }
  return {
    prompt,
    passes: model.passCount,
    at: last.at,
    pinned: last.pinned,
    nodes: last.nodes.map((node) => [
      node.parent ?? null,
      node.id,
      round(node.logProbability),
      [...node.children],
      node.candidates.map(({ id, logProbability }) => [id, round(logProbability)]),
    ]),
    tokens: [...named].map((id) => packToken(opened.vocabulary.token(id))),
  };
}

async function surprise(opened: NodeModel): Promise<SurpriseFile> {
  const request = { text: SAMPLE_TEXT, most: MOST_SCORED };
  const made = await performTask('surprise', opened, request, UNHURRIED);
  const token = (id: number) => packToken(opened.vocabulary.token(id));
  return made.ids.map((id, i) => [
    token(id),
    round(made.logProbabilities[i] ?? 0),
    made.ranks[i] ?? 0,
    token(made.likeliest[i] ?? 0),
    round(made.likeliestLogProbabilities[i] ?? 0),
  ]);
}

/** What the figures of the auto-regression chapter show before any model has loaded. */
export const autoRegression: readonly RecordedFigure[] = [
  { file: new URL('runs.json', folder), make: runs },
  { file: new URL('tree.json', folder), make: tree },
  { file: new URL('surprise.json', folder), make: surprise },
];
