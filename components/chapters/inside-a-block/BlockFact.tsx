import tokenStyles from '@/components/controls/token.module.css';
import { BLOCK_FACTS } from './facts';

const TOKENS: readonly string[] = ['last', 'strongestToken', 'strongestSecond', 'next'];

/** A fact about storybook and the notebook's sentence, as it was recorded; tokens stand as chips. */
export function BlockFact({ of }: { readonly of: keyof typeof BLOCK_FACTS }) {
  const text = BLOCK_FACTS[of];
  return TOKENS.includes(of) ? (
    <span className={tokenStyles.token} translate="no">
      <bdi>{text}</bdi>
    </span>
  ) : (
    text
  );
}
