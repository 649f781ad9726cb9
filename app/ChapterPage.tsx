import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ChapterEnd } from '@/components/site/ChapterEnd';
import { ModelStrip } from '@/components/site/ModelStrip';
import { readyChapters } from '@/content/chapters';
import { path, repeated } from '@/content/path';
import openingStyles from './opening.module.css';

function chapterOf(slug: string) {
  const chapter = readyChapters.find((one) => one.slug === slug);
  if (!chapter) throw new Error(`content/chapters.ts has no written chapter ${slug}`);
  return chapter;
}

export function metadataOf(slug: string): Metadata {
  const { title, question } = chapterOf(slug);
  return { title, description: question, openGraph: { title, description: question } };
}

/**
 * What every chapter's page has around its prose. Each chapter has a route of its own, so that no
 * page comes with the scripts of another chapter's figures.
 */
export function ChapterPage({
  slug,
  children,
}: {
  readonly slug: string;
  readonly children: ReactNode;
}) {
  const { title, question } = chapterOf(slug);
  return (
    <article className="page-grid chapter">
      <header className={openingStyles.opening}>
        <h1>{title}</h1>
        <p>{question}</p>
        <ModelStrip stops={path} repeated={repeated} current={slug} />
      </header>
      {children}
      <ChapterEnd stops={readyChapters} slug={slug} />
    </article>
  );
}
