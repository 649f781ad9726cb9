import { FactText } from '@/components/prose/FactText';
import { BLOCK_FACTS } from './facts';

const TOKENS: readonly (keyof typeof BLOCK_FACTS)[] = [
  'last',
  'strongestToken',
  'strongestSecond',
  'moverExcited',
  'moverExcitedThird',
  'moverRaises',
  'moverRaisesSecond',
  'apartRival',
  'next',
];

/** A fact about storybook, as it was recorded; tokens stand as chips. */
export function BlockFact({ of }: { readonly of: keyof typeof BLOCK_FACTS }) {
  return <FactText text={BLOCK_FACTS[of]} isToken={TOKENS.includes(of)} />;
}
