import { MYTH_REQUESTS, type MythId } from '@/lib/myths/requests';
import type { Recording } from './recording';

/** Two beliefs are settled by one answer. */
const SAME: Partial<Record<MythId, MythId>> = { users: 'stored' };

/** The experiments of the page on beliefs. */
export const myths: readonly Recording[] = Object.entries(MYTH_REQUESTS)
  .filter(([id]) => !(id in SAME))
  .map(([id, question]) => ({ file: `myths/${id}`, model: 'storybook', ...question }) as Recording);
