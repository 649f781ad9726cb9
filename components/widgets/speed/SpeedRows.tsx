import { classNames } from '@/components/controls/classNames';
import type { SpeedMark, SpeedMarks } from './marks';
import styles from './SpeedRows.module.css';

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Times on one logarithmic scale, a row for each piece of work: this device above the recorded. */
export function SpeedRows({
  marks: { rows, ticks, frame },
  recordedName,
  hereName,
}: {
  readonly marks: SpeedMarks;
  /** What each series is, for the key above the rows. */
  readonly recordedName: string;
  readonly hereName: string;
}) {
  return (
    <div className={styles.rows}>
      <p className={styles.series}>
        <span data-series="here">{hereName}</span>
        <span data-series="recorded">{recordedName}</span>
      </p>
      <div className={styles.row} aria-hidden="true">
        <span />
        <div className={styles.axis}>
          {ticks.map(({ at, text }) => (
            <span key={text} className={styles.tick} style={{ left: percent(at) }}>
              {text}
            </span>
          ))}
        </div>
      </div>
      {rows.map(({ work, name, here, recorded }) => (
        <div key={work} className={styles.row} data-work={work}>
          <span className={styles.name}>
            {name[0]} <span>{name[1]}</span>
          </span>
          <div className={styles.track}>
            {ticks.map(({ at, text }) => (
              <span key={text} className={styles.rule} style={{ left: percent(at) }} />
            ))}
            <span
              className={classNames(styles.rule, styles.frame)}
              style={{ left: percent(frame.at) }}
            />
            <Lane mark={here} series="here" />
            <Lane mark={recorded} series="recorded" />
          </div>
        </div>
      ))}
      <div className={styles.row} aria-hidden="true">
        <span />
        <div className={styles.axis}>
          <span className={styles.frameName} style={{ left: percent(frame.at) }}>
            {frame.text}
          </span>
        </div>
      </div>
    </div>
  );
}

function Lane({
  mark,
  series,
}: {
  readonly mark: SpeedMark | undefined;
  readonly series: 'here' | 'recorded';
}) {
  if (!mark) return <div className={styles.lane} />;
  const { at, from, to, text, below, side } = mark;
  const [time = '', ...more] = text.split(', ');
  const span = below
    ? { left: 0, width: percent(at) }
    : { left: percent(from), width: percent(to - from) };
  const place = side === 'left' ? { right: percent(1 - at) } : { left: percent(at) };
  return (
    <div className={styles.lane} data-series={series}>
      <span className={styles.spread} style={span} />
      {!below && <span className={styles.dot} style={{ left: percent(at) }} />}
      <span className={styles.text} data-side={side} style={place}>
        {time}
        {more.map((words) => (
          <span key={words} className={styles.more}>
            , {words}
          </span>
        ))}
      </span>
    </div>
  );
}
