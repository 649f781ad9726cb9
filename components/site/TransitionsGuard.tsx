'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { runAfterTransition } from 'react-aria/private/utils/runAfterTransition';

/**
 * Has react-aria drop the elements of a page that was left. It keeps each element until all its CSS
 * transitions have ended, but misses the end when an element with two of them is removed: the element
 * would stay in memory, and with it its whole page.
 */
export function TransitionsGuard() {
  const pathname = usePathname();
  // Waiting for transitions begins with dropping those of removed elements.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page
  useEffect(() => runAfterTransition(() => {}), [pathname]);
  return null;
}
