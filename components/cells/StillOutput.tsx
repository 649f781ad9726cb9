import type { Output, OutputOf } from '@/lib/cells/outputs';
import { formatPercent } from '@/lib/text/format-probability';
import chapterStyles from './ChapterCell.module.css';
import cellStyles from './cell.module.css';
import styles from './Drawings.module.css';
import { signedBars } from './marks';
import textStyles from './OutputView.module.css';
import { PlainOutput } from './PlainOutput';

/** What a cell showed when it was recorded, and whose answers these are. */
export function StillOutputs({
  outputs,
  model,
}: {
  readonly outputs: readonly Output[];
  readonly model: string;
}) {
  return (
    <div className={chapterStyles.still}>
      {outputs.map((output, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an output is its place
        <StillOutput key={at} output={output} />
      ))}
      <p className={cellStyles.note}>Recorded from {model}.</p>
    </div>
  );
}

/** A recorded output as the page is built with it: without scripts, until the cell is run. */
function StillOutput({ output }: { readonly output: Output }) {
  switch (output.kind) {
    case 'text':
    case 'number':
    case 'tokens':
      return <PlainOutput output={output} />;
    case 'table':
      return (
        <ul className={textStyles.text} translate="no">
          {output.rows.map((row) => (
            <li key={row.join(' ')}>{row.join(' ')}</li>
          ))}
        </ul>
      );
    case 'bars':
      return <StillBars {...output} shown={signedBars(output).bars.map(({ value }) => value)} />;
    case 'distribution': {
      const labels = output.candidates.map(({ label }) => label);
      const values = output.candidates.map(({ probability }) => probability);
      return <StillBars {...{ labels, values }} unit="" shown={values.map(formatPercent)} />;
    }
    default:
      throw new TypeError(`a chapter records no output of the kind “${output.kind}”`);
  }
}

/** Bars on one scale, whose numbers come beside them. */
function StillBars({
  values,
  labels,
  unit,
  shown,
}: Pick<OutputOf<'bars'>, 'values' | 'labels' | 'unit'> & { readonly shown: readonly string[] }) {
  const { bars } = signedBars({ values, labels });
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  return (
    <div>
      {unit ? <p className={styles.title}>{unit}</p> : null}
      <ol className={styles.bars} aria-label={unit || 'Probabilities'} translate="no">
        {bars.map(({ label, start, length }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place; names may repeat
          <li key={at}>
            <bdi className={styles.name}>{label}</bdi>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.bar}
                style={{ left: percent(start), width: percent(length) }}
              />
            </span>
            <span className={styles.value}>{shown[at]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
