'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { whenNear } from '@/components/figure/near';

/**
 * True from the moment on when an element comes near the window: work that only its reader needs
 * can wait until then.
 */
export function useSeen<E extends Element>(): [RefObject<E | null>, boolean] {
  const element = useRef<E>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (seen || !target) return;
    return whenNear([target], '400px', () => setSeen(true));
  }, [seen]);
  return [element, seen];
}
