import type { Metadata } from 'next';
import Link from 'next/link';
import { NotebookSearch } from '@/components/search/NotebookSearch';
import { glossaryPage, readyChapters } from '@/content/chapters';
import { glossary } from '@/content/glossary';
import { chapterOfTerms } from '@/content/term-places';
import openingStyles from '../short-opening.module.css';
import styles from './page.module.css';

const { title, question } = glossaryPage;

export const metadata: Metadata = {
  title,
  description: question,
  openGraph: { title, description: question },
};

const titles = Object.fromEntries(readyChapters.map(({ slug, title: name }) => [slug, name]));
const places = chapterOfTerms(readyChapters.map(({ slug }) => slug));
const terms = Object.entries(glossary)
  .map(([id, entry]) => ({ id, ...entry }))
  .sort((a, b) => a.term.localeCompare(b.term, 'en'));

export default function GlossaryPage() {
  return (
    <article className="page-grid chapter">
      <header className={openingStyles.opening}>
        <h1>{title}</h1>
        <p>{question}</p>
      </header>
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
    </article>
  );
}
