import Link from 'next/link';
import { neighbours, type Stop } from './neighbours';

interface ChapterEndProps {
  readonly stops: readonly Stop[];
  readonly slug: string;
}

/** What stands below a chapter: where to go from here. */
export function ChapterEnd({ stops, slug }: ChapterEndProps) {
  const { previous, next } = neighbours(stops, slug);
  return (
    <nav aria-label="Chapters" className="chapter-end no-print">
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
