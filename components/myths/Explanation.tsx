import type { ReactNode } from 'react';
import styles from './Myth.module.css';

/** An answer that a reader can believe. */
export interface MythOption {
  readonly value: string;
  readonly label: string;
  /** Why one may well think so; absent for the one that the experiment bears out. */
  readonly why?: string;
}

/** What a study found about a belief. */
export interface Evidence {
  readonly found: string;
  readonly cite: string;
  readonly url: string;
}

/** A belief, as content has it. */
export interface MythText {
  /** As a question. */
  readonly title: string;
  readonly question: string;
  readonly options: readonly MythOption[];
  /** What is going to be done. */
  readonly experiment: string;
  readonly evidence: readonly Evidence[];
}

/** The reason for what came out, what others believe, and who found that. */
export function Explanation({
  options,
  evidence,
  belief,
  children,
}: MythText & {
  /** The value of what the reader had chosen; '' for none. */
  readonly belief: string;
  readonly children: ReactNode;
}) {
  const right = options.find(({ why }) => why === undefined);
  const others = options.filter(({ why }) => why !== undefined);
  return (
    <div className={styles.explanation}>
      <p>
        <strong>{belief === right?.value ? 'As you said:' : 'What it bears out:'}</strong>{' '}
        {right?.label}
      </p>
      {children}
      <p className={styles.small}>What others believe, and why</p>
      <ul>
        {others.map(({ value, label, why }) => (
          <li key={value} data-yours={value === belief || undefined}>
            {label}
            {value === belief ? ' (your choice)' : ''}. {why}
          </li>
        ))}
        {evidence.map(({ found, cite, url }) => (
          <li key={url}>
            {found}{' '}
            <cite>
              <a href={url}>{cite}</a>
            </cite>
          </li>
        ))}
      </ul>
    </div>
  );
}
