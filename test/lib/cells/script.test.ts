import { expect, test } from 'vitest';
import { cellScript } from '@/lib/cells/script';

const cells = [
  { id: 4, code: 'const a = 1;\nconst b = 2;' },
  { id: 9, code: 'const a = b + 1;\nawait $cells.show((a));' },
];
const { script, place } = cellScript('globalThis.prelude = 1;\n', cells, [9]);

/** Runs a script as the worker does, with a stand-in for the prelude. */
async function run(code: string): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  const host = {
    enter: (id: number) => seen.push(id),
    show: async (value: unknown) => seen.push(value),
  };
  let body: ((cells: typeof host) => Promise<void>) | undefined;
  const begin = (_: number, shown: unknown, given: typeof body) => {
    seen.push(shown);
    body = given;
  };
  new Function('beginCells', code)(begin);
  await body?.(host);
  return seen;
}

test('a cell sees the names of those above it, and may declare them again', async () => {
  expect(await run(script)).toEqual([[9], 4, 9, 3]);
});

test('a line of the script is a line of one of the cells', () => {
  const line = (text: string) => script.split('\n').indexOf(text) + 1;
  expect(place(line('const b = 2;'))).toEqual({ id: 4, line: 2 });
  expect(place(line('const a = b + 1;'))).toEqual({ id: 9, line: 1 });
  expect(place(1)).toBeUndefined();
});
