import { format, scaleLinear } from 'd3';
import {
  type Candidate,
  distributionOf,
  type TopCandidates,
} from '@/lib/generation/next-token-distribution';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { formatPercent } from '@/lib/text/format-probability';
import { tokenLabel } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** How many candidates are named; the rest are summed. */
const NAMED = 10;

/** One bar of the distribution. Lengths are fractions of the full width. */
export interface Bar {
  /** undefined for the bar of all other tokens. */
  readonly id: number | undefined;
  readonly label: string;
  readonly length: number;
  /** True when the bar is longer than the scale, and is drawn torn off at its end. */
  readonly torn: boolean;
  /** Where the model's own probability (temperature 1) lies; undefined for the other tokens. */
  readonly tick: number | undefined;
  readonly percent: string;
  /** What hover and focus tell: exact value and rank. */
  readonly detail: string;
}

/** The bars of a distribution; the scale ends at the largest named probability, at least at 10 %. */
export interface NextTokenMarks {
  readonly bars: readonly Bar[];
  /** The probability at the right end of the scale. */
  readonly full: number;
  readonly data: TopCandidates;
}

const exact = format('.4~%');

/**
 * Logits -> bars: the ten likeliest tokens, and all others as one bar.
 *
 * @param logits [V]
 */
export function nextTokenMarks(
  logits: Float32Array,
  vocabulary: Vocabulary,
  temperature: number,
  cut: Omit<SamplingSettings, 'temperature'> = {},
): NextTokenMarks {
  return barsOf(distributionOf(logits, [], { temperature, ...cut }, NAMED), vocabulary);
}

/**
 * A distribution -> bars.
 *
 * @param standing the token that stands in the text; it has a bar of its own, however unlikely
 */
export function barsOf(
  data: TopCandidates,
  vocabulary: Vocabulary,
  standing?: Candidate,
): NextTokenMarks {
  const size = data.candidates.length + data.restCount;
  const apart = standing && !data.candidates.some(({ id }) => id === standing.id);
  const shown = apart ? [...data.candidates, standing] : data.candidates;
  const largest = Math.max(0.1, ...shown.flatMap((c) => [c.probability, c.modelProbability]));
  const length = scaleLinear([0, largest], [0, 1]);
  const bars: Bar[] = shown.map((candidate) => ({
    id: candidate.id,
    label: tokenLabel(vocabulary.token(candidate.id)),
    length: length(candidate.probability),
    torn: false,
    tick: length(candidate.modelProbability),
    percent: formatPercent(candidate.probability),
    detail:
      `rank ${candidate.rank + 1} of ${size.toLocaleString('en')}, ` +
      `probability ${exact(candidate.probability)}, ` +
      `at temperature 1 ${exact(candidate.modelProbability)}, id ${candidate.id}`,
  }));
  const rest = Math.max(0, data.rest - (apart ? standing.probability : 0));
  bars.push({
    id: undefined,
    label: `${(size - shown.length).toLocaleString('en')} other tokens`,
    length: Math.min(1, length(rest)),
    torn: rest > largest,
    tick: undefined,
    percent: formatPercent(rest),
    detail: `all other tokens together, probability ${exact(rest)}`,
  });
  return { bars, full: largest, data };
}
