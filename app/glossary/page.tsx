import Link from 'next/link';
import { NotebookSearch } from '@/components/search/NotebookSearch';
import { glossaryPage, readyChapters } from '@/content/chapters';
import { glossary } from '@/content/glossary';
import { chapterOfTerms } from '@/content/term-places';
import { pageMetadata } from '../page-metadata';
import { ToolPage } from '../ToolPage';
import styles from './page.module.css';

export const metadata = pageMetadata(glossaryPage);

const titles = Object.fromEntries(readyChapters.map(({ slug, title: name }) => [slug, name]));
const places = chapterOfTerms(readyChapters.map(({ slug }) => slug));
const terms = Object.entries(glossary)
  .map(([id, entry]) => ({ id, ...entry }))
  .sort((a, b) => a.term.localeCompare(b.term, 'en'));

export default function GlossaryPage() {
  return (
    <ToolPage tool={glossaryPage}>
      <NotebookSearch titles={titles} />
      <h2 id="terms">Terms</h2>
      <dl className={styles.terms}>
        {terms.map(({ id, term, definition }) => {
          const slug = places.get(id);
          return (
            <div key={id} id={id}>
              <dt>{term}</dt>
              <dd>
                {definition}{' '}
                {slug && (
                  <Link href={`/${slug}`} prefetch={false}>
                    {titles[slug]}
                  </Link>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </ToolPage>
  );
}
