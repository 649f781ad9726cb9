import tokenStyles from '@/components/controls/token.module.css';
import { ATTENTION_FACTS } from './facts';

/** A fact about storybook and the notebook's sentence, as it was recorded; tokens stand as chips. */
export function AttentionFact({ of }: { readonly of: keyof typeof ATTENTION_FACTS }) {
  const tokens: readonly string[] = [
    'last',
    'gainedAfter',
    'gainedToken',
    'target',
    'causeFocus',
    'hardFocus',
  ];
  const text = ATTENTION_FACTS[of];
  return tokens.includes(of) ? (
    <span className={tokenStyles.token} translate="no">
      <bdi>{text}</bdi>
    </span>
  ) : (
    text
  );
}
