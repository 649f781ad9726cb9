import type { Machine } from '@/lib/speed/speed-report';
import type { PageScores } from './judge';

/** What a run of all pages found. */
export interface LighthouseReport {
  readonly version: string;
  readonly machine: Machine;
  /** Runs of each page. */
  readonly runs: number;
  /** By path. */
  readonly pages: Readonly<Record<string, PageScores>>;
}

/** Returns the report as a page of Markdown. */
export function markdownOf({ version, machine, runs, pages }: LighthouseReport): string {
  const { cpu, cores, memory, browser, date } = machine;
  const head = [
    ['Page', 'Performance', 'Accessibility', 'Best practices', 'Layout shift'],
    ['First contentful paint', 'Largest contentful paint', 'Blocked'],
  ].flat();
  const lines = Object.entries(pages).map(([path, page]) => [
    path,
    `${page.performance}`,
    `${page.accessibility}`,
    `${page.bestPractices}`,
    page.shift.toFixed(3),
    seconds(page.firstPaint),
    seconds(page.largestPaint),
    `${page.blocking.toFixed(0)} ms`,
  ]);
  return `${[
    '# Lighthouse',
    `Written by \`npm run lighthouse\` on ${date}, with Lighthouse ${version}: ${cpu}, ${cores} cores,
${memory} GB, ${browser}.`,
    `The built site, opened for the first time, with the preset for a phone: Lighthouse loads the page as
fast as it comes, and computes from what it saw how long a phone of the middle class would have taken
on slow 4G, with a processor four times slower than this one. The network and the phone are simulated.
Performance and times are medians of ${runs}; accessibility, best practices and layout shift are the
worst of them. The command fails where those are under 100, under 100, and 0.02 or more.`,
    [head, head.map(() => '-'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
  ].join('\n\n')}\n`;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
