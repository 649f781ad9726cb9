import { formatProbability } from '@/lib/text/format-probability';
import { type KeptByRule, type KeptToken, keptByRules, type NextWord } from './marks';
import styles from './SureAndOpen.module.css';

/** Both rules on two sentences: bars of length 1 over the whole vocabulary; what is cut is pale. */
export function SureAndOpen({
  sentences,
  names,
}: {
  readonly sentences: readonly NextWord[];
  /** What each rule is called, with its number. */
  readonly names: Readonly<Record<KeptByRule['rule'], string>>;
}) {
  return sentences.map((sentence) => (
    <div key={sentence.prompt} className={styles.sentence}>
      <p className={styles.prompt}>{sentence.prompt} …</p>
      {keptByRules(sentence).map(({ rule, count, share, tokens }) => (
        <div key={rule} className={styles.rule}>
          <span>{names[rule]}</span>
          <div className={styles.bar} aria-hidden="true">
            <div className={styles.kept} style={{ width: percent(share) }} />
            {tokens.filter(isSeen).map(({ label, from, to }) => (
              <span
                key={label}
                className={styles.token}
                style={{ left: percent(from), width: percent(to - from) }}
              >
                {to - from > 0.1 && <span>{label}</span>}
              </span>
            ))}
          </div>
          <span>
            <b>
              {count.toLocaleString('en')} {count === 1 ? 'token' : 'tokens'}
            </b>
            , {formatProbability(share)}
          </span>
        </div>
      ))}
    </div>
  ));
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** A stretch so narrow that only its edge would be drawn has none. */
const isSeen = ({ from, to }: KeptToken) => to - from > 0.01;
