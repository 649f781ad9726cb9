import type { RankedToken, Replay } from '@/lib/generation/replay';
import { readTokenList, writeTokenList } from './token-list';

/** More tokens than any context holds: a link that asks for more was not made here. */
const MOST = 100_000;

/**
 * Returns a replay as text for an address: how many tokens, their check, and for each choice its
 * distance from the one before and its rank.
 */
export function writeReplay({ count, choices, check }: Replay): string {
  const numbers = choices.flatMap(({ place, rank }, i) => [
    place - (choices[i - 1]?.place ?? -1) - 1,
    rank,
  ]);
  return [count, check, writeTokenList(numbers)].join('.');
}

/** Returns what `writeReplay` wrote; undefined when it is damaged. */
export function readReplay(text: string): Replay | undefined {
  const [, digits = '', check = '', list = ''] =
    /^(\d{1,6})\.([0-9a-f]{4})\.([\w-]*)$/.exec(text) ?? [];
  const [count, numbers] = [Number(digits), readTokenList(list)];
  if (digits === '' || count > MOST || !numbers || numbers.length % 2 === 1) return undefined;
  const choices: RankedToken[] = [];
  for (let i = 0; i < numbers.length; i += 2) {
    const place = (choices.at(-1)?.place ?? -1) + 1 + (numbers[i] as number);
    choices.push({ place, rank: numbers[i + 1] as number });
  }
  return (choices.at(-1)?.place ?? -1) < count ? { count, choices, check } : undefined;
}
