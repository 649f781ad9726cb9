import { formatProbability } from '@/lib/text/format-probability';
import { type LensPlace, type LensView, lensSentence } from './marks';

/** The likeliest tokens at one place of the lens. */
export function TopFive({ view, place }: { readonly view: LensView; readonly place: LensPlace }) {
  const named = view.at(place.layer, place.position);
  return (
    <section
      className="lens-top"
      aria-live="polite"
      aria-label="The likeliest tokens at this place"
    >
      <p data-mark="readout" className="readout lens-readout">
        {lensSentence(view, place)}
      </p>
      <ol>
        {named.map(({ label, probability }, rank) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its rank
          <li key={rank}>
            <bdi className="token" translate="no">
              {label}
            </bdi>
            <span className="lens-share" aria-hidden="true">
              <span style={{ width: `${probability * 100}%` }} />
            </span>
            <span className="lens-percent tabular" translate="no">
              {formatProbability(probability)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
