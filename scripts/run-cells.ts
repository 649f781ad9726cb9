import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { compileCell } from '@/lib/cells/compile';
import { CellHost, type HostOptions, type RunEnd } from '@/lib/cells/host';
import type { ModelFacts } from '@/lib/cells/messages';
import type { Output } from '@/lib/cells/outputs';
import { cellScript } from '@/lib/cells/script';

/** A worker of Node with the names that a browser's has. */
const BROWSER = `const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
self.postMessage = (message) => parentPort.postMessage(message);
self.addEventListener = (type, listen) => {
  const preventDefault = () => {};
  if (type === 'message') parentPort.on('message', (data) => listen({ data }));
  if (type === 'error') process.on('uncaughtException', (error) => listen({ error, preventDefault }));
  if (type === 'unhandledrejection') {
    process.on('unhandledRejection', (reason) => listen({ reason, preventDefault }));
  }
};
`;

const [bundle] = buildSync({
  entryPoints: [new URL('../lib/cells/prelude/main.ts', import.meta.url).pathname],
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2022',
}).outputFiles;
const prelude = BROWSER + (bundle?.text ?? '');

export interface RunOfCells {
  readonly end: RunEnd;
  /** By the number of the cell, from 1. */
  readonly outputs: ReadonlyMap<number, readonly Output[]>;
}

/** Runs cells as the page does, all of them shown, in a worker of Node. */
export async function runCells(
  codes: readonly string[],
  facts: ModelFacts,
  ask: HostOptions['ask'],
): Promise<RunOfCells> {
  const cells = codes.map((code, i) => ({ id: i + 1, code: compileCell(code) }));
  const ids = cells.map(({ id }) => id);
  const { script, place } = cellScript(prelude, cells, ids);
  const worker = new Worker(script, { eval: true });
  const outputs = new Map<number, Output[]>();
  const end = await new Promise<RunEnd>((onEnd) => {
    const host = new CellHost({
      facts,
      ask,
      place,
      cell: ids.length,
      post: (message) => worker.postMessage(message),
      onOutput: (cell, output) => outputs.set(cell, [...(outputs.get(cell) ?? []), output]),
      onEnd,
    });
    worker.on('message', (message) => host.receive(() => message));
    worker.on('error', (error) => host.fail(String(error)));
  });
  await worker.terminate();
  return { end, outputs };
}
