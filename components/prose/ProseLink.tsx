import Link from 'next/link';
import type { ComponentProps } from 'react';

/** A link of the prose: to a page of this site, under whatever path that lies, or to elsewhere. */
export function ProseLink({ href = '', children, ...props }: ComponentProps<'a'>) {
  if (href.startsWith('/')) {
    return (
      <Link href={href} prefetch={false}>
        {children}
      </Link>
    );
  }
  return (
    <a href={href} {...props}>
      {children}
    </a>
  );
}
