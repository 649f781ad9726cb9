import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { RecordedOnly } from '@/components/engine/RecordedOnly';
import { SentenceProvider } from '@/components/sentence/SentenceProvider';

export const metadata: Metadata = { title: 'Gallery', robots: { index: false, follow: false } };

/**
 * The gallery is for whoever works on the figures, and for their test: no page links to it. All
 * that is drawn in it comes from recordings, so that it is the same at every visit.
 */
export default function GalleryLayout({ children }: { readonly children: ReactNode }) {
  return (
    <RecordedOnly>
      <SentenceProvider>{children}</SentenceProvider>
    </RecordedOnly>
  );
}
