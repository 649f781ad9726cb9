import { cells, glossaryPage, lab, myths, readyChapters, speed } from '@/content/chapters';

/** The pages on which a reader writes texts of their own, in the order of the path. */
export const slugs = [...readyChapters, lab].map(({ slug }) => slug);

/** All pages with figures. */
export const figureSlugs = [...slugs, speed.slug];

/** All pages, the contents page first. */
export const routes = [
  '/',
  ...slugs.map((slug) => `/${slug}`),
  ...[cells, myths, glossaryPage, speed].map(({ slug }) => `/${slug}`),
];
