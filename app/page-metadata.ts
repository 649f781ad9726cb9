import type { Metadata } from 'next';

/** What browsers and other sites are told of a page. */
export function pageMetadata({
  title,
  question,
}: {
  readonly title: string;
  readonly question: string;
}): Metadata {
  return { title, description: question, openGraph: { title, description: question } };
}
