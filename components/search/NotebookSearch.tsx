'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { SearchField } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { LabelledInput } from '@/components/controls/LabelledInput';
import { loadedOnce } from '@/components/engine/loadedOnce';
import { siteUrl } from '@/components/site/site-url';
import type { FoundSection, SectionText } from '@/lib/search/notebook-search';
import styles from './NotebookSearch.module.css';

type Search = (query: string, most: number) => FoundSection[];

/** More sections than this are not looked through. */
const MOST = 8;

const loadSearch = loadedOnce(async (): Promise<Search> => {
  const [{ notebookSearch }, response] = await Promise.all([
    import('@/lib/search/notebook-search'),
    fetch(`${siteUrl()}search/sections.json`),
  ]);
  if (!response.ok) throw new Error(`search/sections.json: ${response.status}`);
  return notebookSearch((await response.json()) as SectionText[]);
});

/** A search through all chapters. Their texts are fetched when the field is first used. */
export function NotebookSearch({
  titles,
}: {
  /** Of the chapters, by slug. */
  readonly titles: Readonly<Record<string, string>>;
}) {
  const [query, setQuery] = useState('');
  const [search, setSearch] = useState<Search>();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadSearch().then(
      (loaded) => setSearch(() => loaded),
      () => setFailed(true),
    );
  };
  // What was typed before the page was awake.
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setQuery(field.current?.value ?? ''), []);

  const asked = query.trim();
  const found = search && asked !== '' ? search(asked, MOST) : undefined;
  return (
    <search className={classNames(styles.search, 'needs-script')}>
      <SearchField
        className={classNames(styles.field)}
        value={query}
        onChange={(text) => {
          setQuery(text);
          load();
        }}
        onFocus={load}
      >
        <LabelledInput
          label="Search all chapters"
          ref={field}
          placeholder="softmax, word order, …"
        />
      </SearchField>
      <p role="status" className={styles.count}>
        {failed &&
          'The texts of the chapters could not be loaded. Check the connection, then type again.'}
        {found && countWords(found.length)}
      </p>
      {found && found.length > 0 && (
        <ol className={styles.results}>
          {found.map(({ slug, id, title, excerpt }) => (
            <li key={`${slug}#${id}`}>
              <Link href={id === '' ? `/${slug}` : `/${slug}#${id}`} prefetch={false}>
                {title === '' ? titles[slug] : `${titles[slug]}: ${title}`}
              </Link>
              <p>
                {excerpt.map(({ text, isMatch }, at) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one excerpt never move
                  isMatch ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
    </search>
  );
}

function countWords(count: number): string {
  if (count === 0) return 'Nothing was found. Another word may be in the glossary below.';
  if (count === MOST) return `The best ${MOST} places`;
  return count === 1 ? '1 place' : `${count} places`;
}
