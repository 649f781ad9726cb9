import { save } from '@/components/figure/save';
import { UNKNOWN_ORIGIN } from '@/lib/cells/site-origin';

/** Hands a chapter's notebook to the reader, with links to this very site. @throws where it is not there */
export async function saveNotebook(href: string): Promise<void> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  const text = await response.text();
  const content = text.replaceAll(UNKNOWN_ORIGIN, window.location.origin);
  save(href.slice(href.lastIndexOf('/') + 1), new Blob([content], { type: 'application/json' }));
}
