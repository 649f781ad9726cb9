import type { EngineClient } from '@/lib/engine/client';
import type { ModelInfo } from '@/lib/engine/protocol';
import { spreadOf } from '@/lib/maths/median';
import { GREEDY } from '@/lib/sampling/settings';
import type { SpeedReport, SpeedWork } from './speed-report';

/** The model whose speed is measured. */
export interface SpeedModel {
  readonly client: Pick<EngineClient, 'run'>;
  readonly info: Pick<ModelInfo, 'shape' | 'threads'>;
}

export interface SpeedProgress {
  /** 0..1 */
  readonly share: number;
  /** What has been measured so far. */
  readonly report: SpeedReport;
  /** What is being measured. */
  readonly work: SpeedWork;
}

export interface SpeedOptions {
  /** A clock, in ms. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SpeedProgress) => void;
  /** About how long the whole may take, in ms; each piece of work is done once in any case. */
  readonly budget?: number;
  /** How often this model was measured before: what it has read once takes no time again. */
  readonly before?: number;
}

/** Times of one repetition, in ms. */
type Times = Partial<Record<SpeedWork, readonly number[]>>;

/** A part of the measurement that is repeated while there is time. */
interface Section {
  readonly works: readonly [SpeedWork, ...SpeedWork[]];
  /** Its share of the time, 0..1. */
  readonly share: number;
  readonly repeat: (round: number) => Promise<Times>;
}

const BUDGET = 10_000;
/** Tokens written after one prompt: few, so that all are written at about the same length. */
const STEPS = 10;
const LONG = 500;
const SHORT = 8;
/** More repetitions than any measurement makes. */
const MOST_ROUNDS = 10_000;

/**
 * Measures how long the model takes for each piece of work, as the page sees it: from the request
 * to the answer, with the way to the worker and back. The first repetition of each is not counted
 * if there is time for another: then its code is not yet compiled.
 *
 * @throws EngineFailure 'cancelled' when the signal is aborted
 */
export async function measureSpeed(
  model: SpeedModel,
  { now, signal, onProgress, budget = BUDGET, before = 0 }: SpeedOptions,
): Promise<SpeedReport> {
  let report: SpeedReport = { works: {}, threads: model.info.threads };
  let done = 0;
  for (const { works, share, repeat } of sectionsOf(model, now, signal)) {
    const begin = now();
    const time = share * budget;
    const passed = () => Math.min(1, (now() - begin) / time);
    const tell = () => onProgress({ share: done + share * passed(), report, work: works[0] });
    tell();
    const samples = new Map<SpeedWork, readonly number[]>();
    for (let round = 0; round === 0 || passed() < 1; round++) {
      const times = await repeat(before * MOST_ROUNDS + round);
      for (const work of works) {
        const counted = round > 1 ? (samples.get(work) ?? []) : [];
        samples.set(work, [...counted, ...(times[work] ?? [])]);
      }
      const spreads = [...samples].map(([work, values]) => [work, spreadOf(values)]);
      report = { ...report, works: { ...report.works, ...Object.fromEntries(spreads) } };
      tell();
    }
    done += share;
  }
  return report;
}

function sectionsOf(model: SpeedModel, now: () => number, signal: AbortSignal): Section[] {
  const { client, info } = model;
  const how = { figure: 'speed', signal };
  const { vocabulary } = info.shape;
  /** Ids of no meaning, on which the time does not depend; the first two are others in each round. */
  const idsOf = (length: number, round: number) => [
    round % vocabulary,
    Math.floor(round / vocabulary) % vocabulary,
    ...Array.from({ length: length - 2 }, (_, i) => (i * 97 + 11) % vocabulary),
  ];
  const timed = async (work: () => Promise<unknown>) => {
    const begin = now();
    await work();
    return now() - begin;
  };
  const steps = async (length: number, round: number) => {
    let ids = idsOf(length, round);
    const times: number[] = [];
    const write = async () => {
      const request = { ids, promptLength: length, settings: GREEDY, named: 5 };
      const { id } = await client.run('write', request, how);
      ids = [...ids, id];
    };
    // The prompt is read with the first.
    await write();
    for (let i = 0; i < STEPS; i++) times.push(await timed(write));
    return times;
  };
  const read = (round: number, parts: readonly ('lastLogits' | 'attention')[]) =>
    timed(() => client.run('inspect', { ids: idsOf(LONG, round), parts, heads: [[0, 0]] }, how));
  const writing = (work: SpeedWork, length: number, share: number): Section => ({
    works: [work],
    share,
    repeat: async (round) => ({ [work]: await steps(length, round) }),
  });
  return [
    writing('step16', 16, 0.15),
    writing('step128', 128, 0.15),
    writing('step500', LONG, 0.25),
    {
      works: ['read', 'readAttention'],
      share: 0.25,
      repeat: async (round) => ({
        read: [await read(round, ['lastLogits'])],
        readAttention: [await read(round, ['lastLogits', 'attention'])],
      }),
    },
    {
      works: ['ablations'],
      share: 0.2,
      repeat: async (round) => {
        const request = { ids: idsOf(SHORT, round), top: 5, by: 'zero' } as const;
        return { ablations: [await timed(() => client.run('ablate', request, how))] };
      },
    },
  ];
}
