import Link from 'next/link';
import { classNames } from '@/components/controls/classNames';
import styles from './ChapterEnd.module.css';
import { neighboursOf, type Stop } from './neighbours';

interface ChapterEndProps {
  readonly stops: readonly Stop[];
  readonly slug: string;
}

/** The links below a chapter: to the chapters beside it, and to the contents. */
export function ChapterEnd({ stops, slug }: ChapterEndProps) {
  const { previous, next } = neighboursOf(stops, slug);
  return (
    <nav aria-label="Chapters" className={classNames(styles.end, 'no-print')}>
      {previous ? (
        <Link href={`/${previous.slug}`} rel="prev">
          {previous.title}
        </Link>
      ) : null}
      <Link href="/">Contents</Link>
      {next ? (
        <Link href={`/${next.slug}`} rel="next">
          {next.title}
        </Link>
      ) : null}
    </nav>
  );
}
