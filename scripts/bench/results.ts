import type { Spread } from '@/lib/maths/median';
import type { Machine } from '@/lib/speed/speed-report';
import type { BenchRow, SectionResult, Unit } from './row';

export interface BenchResults {
  readonly machine: Machine;
  /** Rounds of each measurement. */
  readonly rounds: number;
  readonly sections: Readonly<Record<string, SectionResult>>;
}

/** Returns all rows as a page of Markdown. */
export function markdownOf({ machine, rounds, sections }: BenchResults): string {
  const { cpu, cores, memory, browser, date } = machine;
  const parts = Object.entries(sections).flatMap(([name, result]) => [
    `## ${name}`,
    ...tableOf(result.rows),
    ...result.rows.filter(({ note }) => note).map(({ what, note }) => `- **${what}**: ${note}`),
    ...(result.skipped ?? []).map((why) => `Not measured: ${why}`),
  ]);
  return `${[
    '# Speed',
    `Written by \`npm run bench\` on ${date}: ${cpu}, ${cores} cores, ${memory} GB, ${browser}.`,
    `Medians of ${rounds} rounds with the middle half behind them. Where two ways are compared, they
take turns, and the ratio is that of each round: more than 1 means that ours is faster.`,
    ...parts,
  ].join('\n\n')}\n`;
}

function tableOf(rows: readonly BenchRow[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(({ what, unit, ours, other, ratio, reach }) => [
    what,
    figure(ours, unit),
    other ? `${other.name}: ${figure(other.spread, unit)}` : '',
    ratio
      ? `**${ratio.median.toFixed(2)}** (${ratio.lower.toFixed(2)} to ${ratio.upper.toFixed(2)})`
      : '',
    reach ? `${reach.text}: ${reach.met ? 'reached' : 'not reached'}` : '',
  ]);
  const table = [
    ['What', 'Ours', 'Compared with', 'Ratio', 'To reach'],
    ['-', '-', '-', '-', '-'],
    ...lines,
  ];
  return [table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')];
}

function figure({ median, lower, upper, count }: Spread, unit: Unit): string {
  const digits = median < 10 ? 2 : median < 100 ? 1 : 0;
  const text = `${median.toFixed(digits)} ${unit}`;
  return count > 1 ? `${text} (${lower.toFixed(digits)} to ${upper.toFixed(digits)})` : text;
}
