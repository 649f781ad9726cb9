import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { ReadingPicture } from '@/components/widgets/later-models/ReadingPicture';
import { parameterCount } from '@/lib/trace/parameters';
import { LEARNING } from './learning';

/** Storybook among large models, by its size and by the tokens that it has read. */
export function ReadingFigure() {
  const { model, shape } = RECORDED_SENTENCE;
  const read = LEARNING.curve.tokens.at(-1) ?? 0;
  return <ReadingPicture own={{ name: model, parameters: parameterCount(shape), read }} />;
}
