'use client';

import type { MouseEvent } from 'react';
import { BASE_PATH } from '@/components/site/site-url';

/** A link to a chapter as a notebook of Jupyter, which scripts/notebooks makes with the site. */
export function NotebookLink({ slug }: { readonly slug: string }) {
  const href = `${BASE_PATH}/notebooks/${slug}.ipynb`;
  const download = (event: MouseEvent) => {
    event.preventDefault();
    import('./save-notebook')
      .then(({ saveNotebook }) => saveNotebook(href))
      // The file as it is: only its links do not know this site.
      .catch(() => window.location.assign(href));
  };
  return (
    <a href={href} download onClick={download}>
      Download this chapter as a notebook
    </a>
  );
}
