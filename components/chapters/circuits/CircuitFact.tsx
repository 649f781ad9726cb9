import { FactText } from '@/components/prose/FactText';
import { CIRCUIT_FACTS } from './facts';

const TOKENS: readonly (keyof typeof CIRCUIT_FACTS)[] = ['answer', 'other', 'fox', 'dog'];

/** A fact about storybook, as it was recorded; tokens stand as chips. */
export function CircuitFact({ of }: { readonly of: keyof typeof CIRCUIT_FACTS }) {
  return <FactText text={CIRCUIT_FACTS[of]} isToken={TOKENS.includes(of)} />;
}
