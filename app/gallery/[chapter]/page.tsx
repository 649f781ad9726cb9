import { galleryFigures } from '../figures';

export const dynamicParams = false;

export function generateStaticParams() {
  return Object.keys(galleryFigures).map((chapter) => ({ chapter }));
}

/** The figures of one chapter without its prose: a page each, as ids are unique on a page only. */
export default async function GalleryOfChapter({
  params,
}: {
  readonly params: Promise<{ readonly chapter: string }>;
}) {
  const { chapter } = await params;
  return <article className="page-grid chapter">{galleryFigures[chapter]}</article>;
}
