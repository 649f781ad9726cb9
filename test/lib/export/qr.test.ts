import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QR_CAPACITY, qrCode } from '@/lib/export/qr';

/** The modules of a path: true where one is dark. */
function modules({ size, path }: { size: number; path: string }): boolean[][] {
  const dark = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  for (const [, x, y, wide] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(wide); i++) {
      const row = dark[Number(y)] as boolean[];
      expect(row[Number(x) + i]).toBe(false);
      row[Number(x) + i] = true;
    }
  }
  return dark;
}

test('a code has the three finders and the timing line of its standard', () => {
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      const code = qrCode(url);
      if (!code) throw new Error('a short address has a code');
      expect((code.size - 17) % 4).toBe(0);
      const dark = modules(code);
      const end = code.size - 7;
      for (const [left, top] of [
        [0, 0],
        [end, 0],
        [0, end],
      ] as const) {
        for (let y = 0; y < 7; y++) {
          for (let x = 0; x < 7; x++) {
            const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
            expect(dark[top + y]?.[left + x]).toBe(ring !== 2);
          }
        }
      }
      for (let i = 8; i < code.size - 8; i++) expect(dark[6]?.[i]).toBe(i % 2 === 0);
    }),
    { numRuns: 20 },
  );
});

test('the longest text that a code holds has one, a longer one has none', () => {
  expect(qrCode('x'.repeat(QR_CAPACITY))?.size).toBe(177);
  expect(qrCode('x'.repeat(QR_CAPACITY + 1))).toBeUndefined();
  expect(qrCode('é'.repeat(QR_CAPACITY / 2 + 1))).toBeUndefined();
});
