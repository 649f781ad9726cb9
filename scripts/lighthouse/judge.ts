import { median } from '@/lib/maths/median';

/** What one run of Lighthouse says of a page, as far as it is read here. */
export interface LighthouseRun {
  readonly categories: Readonly<
    Record<string, { readonly score: number | null; readonly auditRefs: readonly AuditRef[] }>
  >;
  readonly audits: Readonly<Record<string, Audit>>;
}

interface AuditRef {
  readonly id: string;
  readonly weight: number;
}

interface Audit {
  readonly title: string;
  readonly score: number | null;
  readonly numericValue?: number;
}

/** The figures of a page: the median of its runs, or the worst of them where nothing may happen. */
export interface PageScores {
  /** 0 to 100, the median. */
  readonly performance: number;
  /** 0 to 100, the worst. */
  readonly accessibility: number;
  readonly bestPractices: number;
  /** Cumulative layout shift, the worst. */
  readonly shift: number;
  /** Medians, in ms. */
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly blocking: number;
}

/** What no page may go below, or, of the layout shift, come up to. */
const GATES = { accessibility: 100, bestPractices: 100, shift: 0.02 };

/** @throws Error where Lighthouse could not tell */
export function scoresOf(runs: readonly LighthouseRun[]): PageScores {
  const score = (run: LighthouseRun, name: string) => {
    const found = run.categories[name]?.score;
    if (found === null || found === undefined) throw new Error(`Lighthouse gave no ${name}.`);
    return Math.round(100 * found);
  };
  const value = (run: LighthouseRun, name: string) => {
    const found = run.audits[name]?.numericValue;
    if (found === undefined) throw new Error(`Lighthouse gave no ${name}.`);
    return found;
  };
  const scores = (name: string) => runs.map((run) => score(run, name));
  const values = (name: string) => runs.map((run) => value(run, name));
  return {
    performance: median(scores('performance')),
    accessibility: Math.min(...scores('accessibility')),
    bestPractices: Math.min(...scores('best-practices')),
    shift: Math.max(...values('cumulative-layout-shift')),
    firstPaint: median(values('first-contentful-paint')),
    largestPaint: median(values('largest-contentful-paint')),
    blocking: median(values('total-blocking-time')),
  };
}

/** What falls short of the gates, a line each, with the audits that were not passed. */
export function shortfalls(scores: PageScores, runs: readonly LighthouseRun[]): string[] {
  const of = (title: string, is: number, must: number, category: string) =>
    is >= must ? [] : [`${title} ${is}: ${failedAudits(runs, category).join('; ')}`];
  return [
    ...of('accessibility', scores.accessibility, GATES.accessibility, 'accessibility'),
    ...of('best practices', scores.bestPractices, GATES.bestPractices, 'best-practices'),
    ...(scores.shift < GATES.shift ? [] : [`layout shift ${scores.shift.toFixed(3)}`]),
  ];
}

function failedAudits(runs: readonly LighthouseRun[], category: string): string[] {
  const failed = runs.flatMap(({ categories, audits }) =>
    (categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id} (${audits[id]?.title})`),
  );
  return [...new Set(failed)];
}
