import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { parameterCount } from '@/lib/trace/parameters';

const { shape } = RECORDED_SENTENCE;
const count = (n: number) => n.toLocaleString('en');

const FACTS = {
  layers: count(shape.layers),
  heads: count(shape.heads),
  width: count(shape.width),
  vocabulary: count(shape.vocabulary),
  context: count(shape.context),
  parameters: `about ${(parameterCount(shape) / 1e6).toFixed(1)} million`,
} as const;

/** A size of the model that ships with the site, as it was when its figures were recorded. */
export function LearningFact({ of }: { readonly of: keyof typeof FACTS }) {
  return <>{FACTS[of]}</>;
}
