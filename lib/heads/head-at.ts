import type { HeadIndex } from '@/lib/trace/forward-pass';

/** Returns layer and head of the head that counts as l · H + h. @param heads H */
export function headAt(index: number, heads: number): HeadIndex {
  return [Math.floor(index / heads), index % heads];
}
