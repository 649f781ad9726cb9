import { InlineToken } from '@/components/prose/InlineToken';
import { type GuessedDistribution, verdict } from '@/components/widgets/guess-word/marks';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import styles from './Verdict.module.css';

/** What the model thinks of a guess: rank and probability, token by token where it has several. */
export function Verdict({
  word,
  distribution,
  vocabulary,
}: {
  readonly word: string;
  readonly distribution: GuessedDistribution;
  readonly vocabulary: Vocabulary;
}) {
  const said = verdict(distribution, vocabulary);
  if (!said) return null;
  const [first] = said.pieces;
  const ranked = (
    <>
      <InlineToken>{first?.[0]}</InlineToken> has rank <b>{said.rank}</b>, with a probability of{' '}
      <b>{first?.[1]}</b>.
    </>
  );
  if (said.pieces.length === 1) return <p>{ranked}</p>;
  return (
    <>
      <p>
        <bdi>“{word}”</bdi> is {said.pieces.length} tokens to this model. Only the first comes next,
        and the bars show that one: {ranked}
      </p>
      <p>
        All of them, one after another:{' '}
        {said.pieces.map(([label, share], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the word
          <span key={at} className={styles.piece}>
            {at > 0 ? ' × ' : ''}
            <InlineToken>{label}</InlineToken> {share}
          </span>
        ))}{' '}
        = <b>{said.whole}</b>.
      </p>
    </>
  );
}
