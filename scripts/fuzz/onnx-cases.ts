/** Opens changed files, and tells which end in anything but a result or a typed error in time. */
import { readdirSync, readFileSync } from 'node:fs';
import { instrument, readTables } from '@/lib/onnx';
import { GraphError } from '@/lib/onnx/errors';
import { diceOf, mutate } from './onnx-mutations';

/** A changed file takes no longer than this on the processor; whole fixtures take some 20 ms. */
const MOST_MS = 1000;

const fixtures = new URL('../../test/fixtures/onnx/', import.meta.url);

/** How the cases ended: their number by outcome, and the seeds of those that failed. */
export interface FuzzReport {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
  /** The longest time of the processor that a case took, in milliseconds. */
  readonly slowest: number;
}

/** Runs the cases `from` to below `to`. The same number is always the same case. */
export function fuzz(from: number, to: number): FuzzReport {
  const files = readdirSync(fixtures).filter((name) => name.endsWith('.onnx'));
  const loaded = files.map((name) => new Uint8Array(readFileSync(new URL(name, fixtures))));
  const outcomes: Record<string, number> = {};
  const failures: string[] = [];
  let slowest = 0;
  for (let seed = from; seed < to; seed++) {
    const dice = diceOf(seed);
    const which = dice(files.length);
    const file = mutate(loaded[which] ?? new Uint8Array(), dice);
    const begun = process.cpuUsage();
    const outcome = outcomeOf(file);
    const took = process.cpuUsage(begun).user / 1000;
    slowest = Math.max(slowest, took);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const failed = outcome.startsWith('untyped') || took > MOST_MS;
    if (failed) failures.push(`case ${seed}, ${files[which]}: ${outcome}, ${Math.round(took)} ms`);
  }
  return { outcomes, failures, slowest };
}

function outcomeOf(file: Uint8Array): string {
  try {
    instrument(file);
    const { token, position } = readTables(file);
    for (const table of [token, position]) table.row(table.rows - 1);
    return 'opened';
  } catch (error) {
    return error instanceof GraphError ? error.code : `untyped ${error}`;
  }
}
