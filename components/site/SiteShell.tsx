'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { EngineProvider } from '@/components/engine/EngineProvider';
import { OfflineStart } from '@/components/offline/OfflineStart';
import { ProjectorProvider } from '@/components/projector/ProjectorProvider';
import { SentenceProvider } from '@/components/sentence/SentenceProvider';
import { OfflineNote } from './OfflineNote';

interface SiteShellProps {
  readonly header: ReactNode;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/** What all pages of the notebook have around them; a figure in someone else's page has none of it. */
export function SiteShell({ header, footer, children }: SiteShellProps) {
  if (usePathname().startsWith('/embed/')) return children;
  return (
    <>
      <a href="#content" className="skip-link">
        Skip to the content
      </a>
      <EngineProvider>
        <SentenceProvider>
          <ProjectorProvider>
            {header}
            <main id="content" tabIndex={-1}>
              {children}
            </main>
            {footer}
            <OfflineNote />
            <OfflineStart />
          </ProjectorProvider>
        </SentenceProvider>
      </EngineProvider>
    </>
  );
}
