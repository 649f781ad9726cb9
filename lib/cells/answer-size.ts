import type { Part } from '@/lib/trace/forward-pass';
import { partShapes } from '@/lib/trace/part-shapes';
import type { ModelShape } from '@/lib/trace/trace';

/** Returns the size of a pass with these parts, in bytes. */
export function passBytes(parts: readonly Part[], tokens: number, shape: ModelShape): number {
  const shapes = partShapes(shape, tokens);
  const numbersOf = (part: Part) => shapes[part].reduce((product, size) => product * size, 1);
  return parts.reduce((sum, part) => sum + 4 * numbersOf(part), 0);
}

/**
 * Returns the memory that plain data lies in. An answer that is handed over to a cell together with it is
 * not copied; the page can no longer read it.
 */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const look = (item: unknown): void => {
    if (typeof item !== 'object' || item === null) return;
    if (ArrayBuffer.isView(item)) {
      if (item.buffer instanceof ArrayBuffer) found.add(item.buffer);
    } else {
      for (const part of Object.values(item)) look(part);
    }
  };
  look(value);
  return [...found];
}
