import { describeForOEmbed, type EmbedRoute, embedRoutes } from '../../../oembed';

export const generateStaticParams = embedRoutes;

export const dynamic = 'force-static';

/** Answers with the figure's description by oEmbed; a file of the export. */
export async function GET(_: Request, { params }: { readonly params: Promise<EmbedRoute> }) {
  return Response.json(describeForOEmbed(await params));
}
