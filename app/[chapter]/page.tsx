import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChapterEnd } from '@/components/site/ChapterEnd';
import { ModelStrip } from '@/components/site/ModelStrip';
import { readyChapters } from '@/content/chapters';
import { path, repeated } from '@/content/path';

interface Props {
  readonly params: Promise<{ readonly chapter: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => readyChapters.map(({ slug }) => ({ chapter: slug }));

async function find({ params }: Props) {
  const { chapter } = await params;
  return readyChapters.find(({ slug }) => slug === chapter);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const chapter = await find(props);
  if (!chapter) return {};
  const { title, question } = chapter;
  return { title, description: question, openGraph: { title, description: question } };
}

export default async function ChapterPage(props: Props) {
  const chapter = await find(props);
  if (!chapter) notFound();
  const { default: Prose } = await chapter.load();
  return (
    <article className="page-grid chapter">
      <header className="chapter-opening">
        <h1>{chapter.title}</h1>
        <p>{chapter.question}</p>
        <ModelStrip stops={path} repeated={repeated} current={chapter.slug} />
      </header>
      <Prose />
      <ChapterEnd stops={readyChapters} slug={chapter.slug} />
    </article>
  );
}
