import Link from 'next/link';
import { ReadSoFar } from '@/components/progress/ReadSoFar';
import styles from './ModelPath.module.css';

/** One part of the model with the chapter that opens it. */
export interface PathStop {
  readonly slug: string;
  readonly title: string;
  readonly question: string;
  readonly part: string;
  /** What leaves that part. */
  readonly leaves: string;
  readonly ready: boolean;
}

interface ModelPathProps {
  readonly stops: readonly PathStop[];
  /** Slugs of the stops inside a block, which the model repeats L times. */
  readonly repeated: readonly string[];
}

/**
 * The contents, drawn as the model: from text down to the next token, and back to the text. Each
 * part is the chapter that opens it.
 */
export function ModelPath({ stops, repeated }: ModelPathProps) {
  const isRepeated = (stop: PathStop | undefined) => !!stop && repeated.includes(stop.slug);
  return (
    <div className={styles.path}>
      <p className={styles.start}>
        <span className={styles.part}>text</span>
        <span className={styles.leaves}>what leaves each part</span>
      </p>
      <ol>
        {stops.map((stop, at) => (
          <li key={stop.slug} className={styles.stop} data-ready={stop.ready || undefined}>
            <span className={styles.part} data-part={stop.slug}>
              {stop.part}
            </span>
            {isRepeated(stop) ? (
              <Bracket
                first={!isRepeated(stops[at - 1])}
                last={!isRepeated(stops[at + 1])}
                label="× L layers"
              />
            ) : null}
            <Entry stop={stop} number={at + 1} />
            <span className={styles.leaves}>{stop.leaves}</span>
          </li>
        ))}
      </ol>
      <p className={styles.end}>
        <span className={styles.again}>joins the text, and all of it runs again</span>
        <span className={styles.letters}>T tokens, L layers, H heads, D width, V vocabulary</span>
      </p>
    </div>
  );
}

function Entry({ stop, number }: { readonly stop: PathStop; readonly number: number }) {
  const { slug, title, question, ready } = stop;
  return (
    <div className={styles.entry}>
      <h3>
        <span className={styles.number}>{number}</span>
        {ready ? (
          <Link href={`/${slug}`} prefetch={false}>
            {title}
          </Link>
        ) : (
          title
        )}
        {ready ? (
          <ReadSoFar chapter={slug} />
        ) : (
          <span className={styles.planned}>still to come</span>
        )}
      </h3>
      <p>{question}</p>
    </div>
  );
}

interface BracketProps {
  readonly first: boolean;
  readonly last: boolean;
  readonly label: string;
}

/** One stop's piece of the bracket around the block that repeats. */
function Bracket({ first, last, label }: BracketProps) {
  return (
    <span className={styles.bracket} data-first={first || undefined} data-last={last || undefined}>
      {first ? label : null}
    </span>
  );
}
