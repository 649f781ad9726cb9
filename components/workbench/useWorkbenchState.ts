'use client';

import { type Shape, useStoredData } from '@/components/storage/useStoredData';

/** What the reader chose and set. It is kept over a reload and shared by the chapter's figures. */
export interface WorkbenchState {
  /** The prompt that `chosen` comes after; after another prompt it means nothing. */
  readonly after: string;
  /** Ids of the tokens after the prompt. */
  readonly chosen: readonly number[];
  readonly temperature: number;
  /** 0 keeps all. */
  readonly topK: number;
  /** 1 keeps all. */
  readonly topP: number;
  readonly seed: number;
  readonly length: number;
  /** From 0; null until the reader has chosen one. */
  readonly layer: number | null;
  readonly head: number | null;
}

const between = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most;
const whole = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && between(least, most)(value);
const place = (value: unknown) => value === null || whole(0, 100)(value);

/** What each part may be; anything else is from another version of the site, or damaged. */
const RULES: Readonly<Record<keyof WorkbenchState, (value: unknown) => boolean>> = {
  after: (value) => typeof value === 'string' && value.length <= 200_000,
  chosen: (value) =>
    Array.isArray(value) &&
    value.length <= 100_000 &&
    value.every(whole(0, Number.MAX_SAFE_INTEGER)),
  temperature: between(0, 2),
  topK: whole(0, 1_000_000),
  topP: between(0, 1),
  seed: whole(0, 999_999),
  length: whole(1, 400),
  layer: place,
  head: place,
};

/** Written by hand: zod would add a tenth to the weight of the page. */
export const workbenchShape: Shape<WorkbenchState> = {
  safeParse: (value) => {
    const given = (value ?? {}) as WorkbenchState;
    const success = Object.entries(RULES).every(([key, holds]) =>
      holds(given[key as keyof WorkbenchState]),
    );
    return success ? { success, data: given } : { success };
  },
};

const INITIAL: WorkbenchState = {
  after: '',
  chosen: [],
  temperature: 0.7,
  topK: 0,
  topP: 1,
  seed: 1,
  length: 40,
  layer: null,
  head: null,
};

export function useWorkbenchState(): [WorkbenchState, (part: Partial<WorkbenchState>) => void] {
  const [value, update] = useStoredData('inside-gpt-2:workbench', workbenchShape, INITIAL);
  return [value, (part) => update((before) => ({ ...before, ...part }))];
}
