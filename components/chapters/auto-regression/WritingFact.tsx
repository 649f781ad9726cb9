import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { FIRST_HEAD } from '@/components/workbench/recorded';

const FACTS = {
  context: RECORDED_SENTENCE.shape.context.toLocaleString('en'),
  head: `layer ${FIRST_HEAD.layer + 1}, head ${FIRST_HEAD.head + 1}`,
} as const;

/** A fact of the model that ships with the site, as it was when its figures were recorded. */
export function WritingFact({ of }: { readonly of: keyof typeof FACTS }) {
  return <>{FACTS[of]}</>;
}
