import { cells, lab, readyChapters } from '@/content/chapters';

/** The pages with figures, in the order of the path. */
export const slugs = [...readyChapters, lab].map(({ slug }) => slug);

/** All pages, the contents page first. */
export const routes = ['/', ...slugs.map((slug) => `/${slug}`), `/${cells.slug}`];
