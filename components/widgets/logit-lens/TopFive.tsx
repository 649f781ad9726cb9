import { classNames } from '@/components/controls/classNames';
import { TokenText } from '@/components/controls/TokenText';
import barStyles from '@/components/figure/bars.module.css';
import layout from '@/components/figure/layout.module.css';
import { formatProbability } from '@/lib/text/format-probability';
import styles from './LogitLens.module.css';
import { type LensPlace, type LensView, lensSentence } from './marks';

/** The likeliest tokens at one place of the lens. */
export function TopFive({ view, place }: { readonly view: LensView; readonly place: LensPlace }) {
  const named = view.at(place.layer, place.position);
  return (
    <section
      className={styles.top}
      aria-live="polite"
      aria-label="The likeliest tokens at this place"
    >
      <p data-mark="readout" className={classNames(layout.readout, layout.tall)}>
        {lensSentence(view, place)}
      </p>
      <ol>
        {named.map(({ label, probability }, rank) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its rank
          <li key={rank}>
            <TokenText>{label}</TokenText>
            <span className={barStyles.track} aria-hidden="true">
              <span style={{ width: `${probability * 100}%` }} />
            </span>
            <span className={classNames(styles.percent, 'tabular')} translate="no">
              {formatProbability(probability)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
