import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { NotebookLink } from '@/components/cells/NotebookLink';
import { classNames } from '@/components/controls/classNames';
import { EmbeddableFigures } from '@/components/embed/EmbeddableFigures';
import { ChapterEnd } from '@/components/site/ChapterEnd';
import { ModelStrip } from '@/components/site/ModelStrip';
import { PageMap, type Section } from '@/components/site/PageMap';
import { readyChapters } from '@/content/chapters';
import { path, repeated } from '@/content/path';
import { chapterOf } from './chapter-of';
import openingStyles from './opening.module.css';
import { pageMetadata } from './page-metadata';

export function metadataOf(slug: string): Metadata {
  return pageMetadata(chapterOf(slug));
}

interface ChapterPageProps {
  readonly slug: string;
  /** The sections of the prose, and how many minutes it takes: what its MDX exports. */
  readonly sections: readonly Section[];
  readonly minutes: number;
  readonly children: ReactNode;
}

/**
 * What every chapter's page has around its prose. Each chapter has a route of its own, so that no
 * page comes with the scripts of another chapter's figures.
 */
export function ChapterPage({ slug, sections, minutes, children }: ChapterPageProps) {
  const { title, question, goals, advanced } = chapterOf(slug);
  return (
    <article className="page-grid chapter">
      <header className={openingStyles.opening}>
        <h1>{title}</h1>
        <p>{question}</p>
        <ModelStrip stops={path} repeated={repeated} current={slug} />
        <div className={openingStyles.goals}>
          <h2>After this chapter you can</h2>
          <ul>
            {goals.map((goal) => (
              <li key={goal}>{goal}</li>
            ))}
          </ul>
          <small>
            About {minutes} minutes, figures and exercises included
            {advanced ? '. Advanced: it builds on all chapters before it' : ''}
          </small>
        </div>
      </header>
      <PageMap slug={slug} sections={sections} />
      <EmbeddableFigures chapter={slug}>{children}</EmbeddableFigures>
      <p className={classNames(openingStyles.file, 'no-print')}>
        <NotebookLink slug={slug} />, with its Python to run in Jupyter.
      </p>
      <ChapterEnd stops={readyChapters} slug={slug} />
    </article>
  );
}
