'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFramed } from './framed';

/** A link from a figure to a page of the notebook; in someone else's page it opens a tab. */
export function PageLink({
  href,
  className,
  children,
}: {
  readonly href: string;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const tab = { target: '_blank', rel: 'noopener', prefetch: false } as const;
  return (
    <Link href={href} className={className} {...(useFramed() ? tab : {})}>
      {children}
    </Link>
  );
}
