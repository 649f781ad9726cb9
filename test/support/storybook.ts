import { CachedModel } from '@/lib/engine/graph/cached-model';
import { type NodeModel, openModel, STORYBOOK_FOLDER } from '@/scripts/node-model';

let opened: Promise<NodeModel> | undefined;

/**
 * Returns the model that ships with the site, with nothing in its cache. Its file is opened once for
 * all test files of a worker.
 */
export async function openStorybook(): Promise<NodeModel> {
  opened ??= openModel(STORYBOOK_FOLDER);
  const storybook = await opened;
  return { ...storybook, model: new CachedModel(storybook.model.graph) };
}
