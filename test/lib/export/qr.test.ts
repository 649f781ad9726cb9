import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_IN_CODE, qrCode } from '@/lib/export/qr';

/** The modules of a path: true where one is dark. */
function modules({ size, path }: { size: number; path: string }): boolean[][] {
  const dark = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  for (const [run, x, y, wide] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(wide); i++) {
      const row = dark[Number(y)] as boolean[];
      if (row[Number(x) + i] !== false) throw new Error(`${run} is drawn over another, or outside`);
      row[Number(x) + i] = true;
    }
  }
  return dark;
}

/** A ring of dark modules around a dark square of 3 × 3. */
const FINDER = Array.from({ length: 7 }, (_, y) =>
  Array.from({ length: 7 }, (__, x) => Math.max(Math.abs(x - 3), Math.abs(y - 3)) !== 2),
);

test('a code has the three finders and the timing line of its standard', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const code = qrCode(`https://example.org/lab#${encodeURIComponent(text)}`);
      if (!code) throw new Error('a short address has a code');
      expect((code.size - 17) % 4).toBe(0);
      const dark = modules(code);
      const square = (left: number, top: number) =>
        dark.slice(top, top + 7).map((row) => row.slice(left, left + 7));
      const end = code.size - 7;
      expect([square(0, 0), square(end, 0), square(0, end)]).toEqual([FINDER, FINDER, FINDER]);
      const timing = dark[6]?.slice(8, -8) ?? [];
      expect(timing).toEqual(timing.map((_, i) => i % 2 === 0));
      expect(timing.length).toBeGreaterThan(4);
    }),
    { numRuns: 20 },
  );
});

test('the longest text that has a code fills it, and a longer one has none', () => {
  expect(qrCode('x'.repeat(LONGEST_IN_CODE))?.size).toBe(65);
  expect(qrCode('x'.repeat(LONGEST_IN_CODE + 1))).toBeUndefined();
  expect(qrCode('é'.repeat(LONGEST_IN_CODE / 2 + 1))).toBeUndefined();
});
