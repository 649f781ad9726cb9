import { TokenText } from '@/components/controls/TokenText';
import layout from '@/components/figure/layout.module.css';
import type { DecodeLoop } from '@/lib/generation/decode-loop';
import { formatPercent } from '@/lib/text/format-probability';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import styles from './LoopStations.module.css';

/** Of a long text, only its end is shown. */
const SHOWN = 24;

/** The decode loop as three stations, and the way back from the last to the first. */
export function LoopStations({
  loop,
  prompt,
  vocabulary,
}: {
  readonly loop: DecodeLoop;
  readonly prompt: readonly Token[];
  readonly vocabulary: Vocabulary;
}) {
  const { station, answer, written } = loop;
  const on = (name: string) => ({ 'data-on': station === name || undefined });
  const most = Math.max(0.05, ...(answer?.candidates ?? []).map((one) => one.modelProbability));
  // Before this turn's choice, the last one is shown, pale.
  const before = written.at(-1);
  const joins = station === 'choice' ? answer?.chosen.id : before;
  return (
    <div className={styles.loop}>
      <div className={styles.station} {...on('text')}>
        <p className={layout.panelTitle}>1 · the text</p>
        <p className={styles.text}>
          <bdi>
            {prompt.length > SHOWN ? '… ' : ''}
            {textOf(prompt.slice(-SHOWN))}
            <mark>{textOf(written.map((id) => vocabulary.token(id)))}</mark>
          </bdi>
        </p>
      </div>
      <span className={styles.arrow} aria-hidden="true">
        →
      </span>
      <div className={styles.station} {...on('answer')}>
        <p className={layout.panelTitle}>2 · the model’s answer</p>
        {answer ? (
          <ul
            className={styles.bars}
            aria-label="The likeliest continuations"
            data-pale={station === 'text' || undefined}
          >
            {namedOf(answer).map((candidate) => (
              <li
                key={candidate.id}
                data-on={(station === 'choice' && candidate.id === answer.chosen.id) || undefined}
              >
                <bdi>{tokenLabel(vocabulary.token(candidate.id))}</bdi>
                <span
                  className={styles.bar}
                  style={{ width: `${((candidate.modelProbability / most) * 100).toFixed(1)}%` }}
                />
                <span>{formatPercent(candidate.modelProbability)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className={styles.waiting}>reads …</p>
        )}
      </div>
      <span className={styles.arrow} aria-hidden="true">
        →
      </span>
      <div className={styles.station} {...on('choice')}>
        <p className={layout.panelTitle}>3 · the choice</p>
        {joins === undefined ? (
          <p className={styles.waiting}>one of them</p>
        ) : (
          <p data-pale={station !== 'choice' || undefined}>
            <TokenText>{tokenLabel(vocabulary.token(joins))}</TokenText>
          </p>
        )}
      </div>
      <p className={styles.back} {...on('choice')}>
        ↑{' '}
        {joins === undefined ? 'it' : <TokenText>{tokenLabel(vocabulary.token(joins))}</TokenText>}{' '}
        joins the text, and the longer text is read
      </p>
    </div>
  );
}

/** The likeliest, and the chosen one where it is not among them. */
function namedOf({ candidates, chosen }: NonNullable<DecodeLoop['answer']>) {
  return candidates.some(({ id }) => id === chosen.id) ? candidates : [...candidates, chosen];
}
