'use client';

import type { ReactNode } from 'react';
import { TouchedCell } from '@/components/cells/TouchedCell';

const load = () => import('./OpenedCell');

/** A cell of a chapter before it is touched. */
export function ClosedCell(props: {
  readonly id: string;
  readonly number: number;
  readonly code: ReactNode;
  readonly children: ReactNode;
}) {
  return <TouchedCell {...props} load={load} />;
}
