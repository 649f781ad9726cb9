import { embedCode } from '@/components/embed/code';
import { chapterOf } from '../chapter-of';
import { chapterFigures, figureOf } from '../figure-list';

/** A figure of a chapter, as in the address of its page. */
export interface EmbedRoute {
  readonly chapter: string;
  readonly figure: string;
}

/** Returns the routes of all figures that are shown alone. */
export const embedRoutes = (): EmbedRoute[] =>
  Object.entries(chapterFigures).flatMap(([chapter, figures]) =>
    figures.map(({ id }) => ({ chapter, figure: id })),
  );

/** The size of a frame that holds most figures; higher ones scroll in it, in CSS pixels. */
const SIZE = { width: 720, height: 760 };

/** The site's address; '' where the build was not told: then no figure has a description. */
const SITE = process.env.SITE_URL ?? '';

const addressOf = ({ chapter, figure }: EmbedRoute) => `${SITE}/embed/${chapter}/${figure}`;

/** Returns the address of a figure's description by oEmbed, where there is one. */
export function oEmbedAddress(route: EmbedRoute): string | undefined {
  return SITE === '' ? undefined : `${addressOf(route)}/oembed.json`;
}

/** Describes a figure to sites that show what a link leads to, by https://oembed.com. */
export function describeForOEmbed(route: EmbedRoute) {
  const { title } = figureOf(route.chapter, route.figure);
  return {
    version: '1.0',
    type: 'rich',
    title: `${title} · ${chapterOf(route.chapter).title}`,
    provider_name: 'Inside GPT-2',
    provider_url: `${SITE}/`,
    html: embedCode(addressOf(route), title, SIZE.height),
    ...SIZE,
  };
}
