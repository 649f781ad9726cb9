import { FactText } from '@/components/prose/FactText';
import { ATTENTION_FACTS } from './facts';

const TOKENS: readonly (keyof typeof ATTENTION_FACTS)[] = [
  'last',
  'gainedAfter',
  'gainedToken',
  'target',
  'causeFocus',
  'namesToken',
];

/** A fact about storybook, as it was recorded; tokens stand as chips. */
export function AttentionFact({ of }: { readonly of: keyof typeof ATTENTION_FACTS }) {
  return <FactText text={ATTENTION_FACTS[of]} isToken={TOKENS.includes(of)} />;
}
