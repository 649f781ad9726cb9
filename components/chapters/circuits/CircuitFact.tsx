import tokenStyles from '@/components/controls/token.module.css';
import { CIRCUIT_FACTS } from './facts';

const TOKENS: readonly string[] = ['answer', 'other', 'fox', 'dog'];

/** A fact about storybook and the notebook's sentence, as it was recorded; tokens stand as chips. */
export function CircuitFact({ of }: { readonly of: keyof typeof CIRCUIT_FACTS }) {
  const text = CIRCUIT_FACTS[of];
  return TOKENS.includes(of) ? (
    <span className={tokenStyles.token} translate="no">
      <bdi>{text}</bdi>
    </span>
  ) : (
    text
  );
}
