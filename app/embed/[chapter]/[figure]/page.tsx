import type { Metadata } from 'next';
import { EmbedFrame } from '@/components/embed/EmbedFrame';
import { chapterOf } from '../../../chapter-of';
import { figureOf } from '../../../figure-list';
import { ChapterFigures } from '../../../figures';
import { type EmbedRoute, embedRoutes, oEmbedAddress } from '../../oembed';

export const dynamicParams = false;

export const generateStaticParams = embedRoutes;

interface Props {
  readonly params: Promise<EmbedRoute>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const route = await params;
  const { title } = figureOf(route.chapter, route.figure);
  const described = oEmbedAddress(route);
  return {
    title: `${title} · ${chapterOf(route.chapter).title}`,
    robots: { index: false, follow: false },
    ...(described ? { alternates: { types: { 'application/json+oembed': described } } } : {}),
  };
}

/** One figure of a chapter, for pages of others to frame; see docs/hosting.md. */
export default async function Embed({ params }: Props) {
  const { chapter: slug, figure: id } = await params;
  const { title } = chapterOf(slug);
  return (
    <EmbedFrame chapter={{ slug, title }} figure={figureOf(slug, id)}>
      <ChapterFigures chapter={slug} only={id} />
    </EmbedFrame>
  );
}
