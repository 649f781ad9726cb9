'use client';

import { classNames } from '@/components/controls/classNames';
import { OnOff } from '@/components/controls/OnOff';
import layout from '@/components/figure/layout.module.css';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';
import { KINDS, type Profile } from '@/lib/heads/profile';
import { formatPercent } from '@/lib/text/format-probability';
import type { ModelShape } from '@/lib/trace/trace';
import { KIND_NAMES, scoreWords } from './kinds';
import styles from './OpenHead.module.css';
import { useHeads } from './store';
import { useSwitched } from './useSwitched';

/** The head that is open: its scores beside an even look's, and its own switch. */
export function OpenHead({
  shape,
  profile,
  even,
  nats,
}: {
  readonly shape: ModelShape;
  readonly profile: Profile | undefined;
  readonly even: Profile;
  /** Surprise of random tokens the first and the second time. */
  readonly nats: readonly number[];
}) {
  const { layer, head, open, isOff, switchHeads } = useHeads(shape);
  const ids = useSentenceIds({ last: 64 });
  const { rows, off, label } = useSwitched(ids, shape);
  const first = rows[0];
  return (
    <section className={styles.openHead} aria-label="The open head">
      <p className={layout.panelTitle}>
        Layer {layer + 1}, head {head + 1} · <a href="#attention-map">its map and arcs</a>
      </p>
      <HeadScoreTable profile={profile} even={even} />
      <p className={layout.note}>
        Induction is measured on random tokens given twice, which cost {(nats[0] ?? 0).toFixed(1)}{' '}
        nats each the first time and {(nats[1] ?? 0).toFixed(1)} the second.
      </p>
      <div className={classNames(styles.openSwitch, 'needs-script')}>
        <OnOff label="Head on" on={!isOff(open)} onChange={(on) => switchHeads([open], on)} />
      </div>
      {first && (
        <p className={layout.note} aria-live="polite">
          Next token “<bdi>{label(first.id)}</bdi>”: {formatPercent(first.before)} with all heads on
          {off > 0
            ? `, ${formatPercent(first.after)} with ${off === 1 ? '1 head' : `${off} heads`} off.`
            : '.'}
        </p>
      )}
    </section>
  );
}

/** What a head does on the text that is shown, beside a head that looks at everything alike. */
export function HeadScoreTable({
  profile,
  even,
}: {
  readonly profile: Profile | undefined;
  readonly even: Profile;
}) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">on this text</th>
          <th scope="col">this head</th>
          <th scope="col">even look</th>
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              {KIND_NAMES[kind]}
              {kind === 'induction' && ' (random tokens)'}
            </th>
            <td className="tabular" translate="no">
              {scoreWords(kind, profile?.[kind])}
            </td>
            <td className="tabular" translate="no">
              {scoreWords(kind, even[kind])}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
