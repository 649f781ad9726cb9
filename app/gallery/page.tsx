import Link from 'next/link';
import { lab, readyChapters, speed } from '@/content/chapters';
import { galleryFigures } from './figures';

/** The way to the figures of each chapter. */
export default function Gallery() {
  const pages = [...readyChapters, lab, speed].filter(({ slug }) => slug in galleryFigures);
  return (
    <article className="page-grid chapter">
      <h1>Gallery</h1>
      <ul>
        {pages.map(({ slug, title }) => (
          <li key={slug}>
            <Link href={`/gallery/${slug}`} prefetch={false}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </article>
  );
}
