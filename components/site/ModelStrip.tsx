import Link from 'next/link';
import { classNames } from '@/components/controls/classNames';
import type { PathStop } from './ModelPath';
import styles from './ModelStrip.module.css';

interface ModelStripProps {
  readonly stops: readonly PathStop[];
  /** Slugs of the stops inside a block, which the model repeats L times. */
  readonly repeated: readonly string[];
  /** The chapter at hand: its part is marked. */
  readonly current: string;
}

/** The path through the model in one line: where in it this chapter is. */
export function ModelStrip({ stops, repeated, current }: ModelStripProps) {
  return (
    <nav className={classNames(styles.strip, 'no-print')} aria-label="Parts of the model">
      <ol>
        {stops.map((stop, at) => {
          const inBlock = repeated.includes(stop.slug);
          const begins = inBlock && !repeated.includes(stops[at - 1]?.slug ?? '');
          return (
            <li
              key={stop.slug}
              data-current={stop.slug === current || undefined}
              data-block={inBlock || undefined}
              data-begins={begins || undefined}
            >
              {begins ? <span className={styles.times}>× L layers</span> : null}
              <Part stop={stop} current={stop.slug === current} number={at + 1} />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Part({
  stop,
  current,
  number,
}: {
  readonly stop: PathStop;
  readonly current: boolean;
  readonly number: number;
}) {
  const words = (
    <>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <span className={styles.name}>{stop.part.replaceAll('-', '\u2011')}</span>
    </>
  );
  if (!stop.ready) return <span className={styles.part}>{words}</span>;
  return (
    <Link
      className={classNames(styles.part)}
      href={`/${stop.slug}`}
      title={stop.title}
      prefetch={false}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      {words}
    </Link>
  );
}
