import { change } from '@/components/widgets/ablation-grid/marks';
import { predictionMarks, predictionPairs, share } from '@/components/widgets/predictions/marks';
import valueLengths from '@/content/recorded/masked-attention/value-lengths.json';
import { headName } from '@/lib/heads/name';
import { evenProfile, largest, profiles } from '@/lib/heads/profile';
import { SAMPLE } from '@/lib/heads/sample-texts';
import { type HeadSteps, headSteps, middlePosition, withoutScaling } from '@/lib/heads/steps';
import { correlation } from '@/lib/maths/correlation';
import { fixed, fixedPlainZero } from '@/lib/text/fixed';
import { tokenLabel } from '@/lib/text/token-text';
import { strongest } from '@/lib/trace/head-weights';
import { tokensById } from '@/lib/trace/vocabulary';
import { RECORDED_ATTENTION } from './recorded';
import { REPEATED } from './repeated';

const { answer: pass, vocabulary } = RECORDED_ATTENTION.attention;
const { shape, ids, attention = [] } = pass;
const { answer: ablation, vocabulary: named } = RECORDED_ATTENTION.ablation.mean;
const { answer: zeroed } = RECORDED_ATTENTION.ablation.zero;
const { answer: scores, request: repeated } = RECORDED_ATTENTION.headScores;
const tokens = tokensById(vocabulary, ids);
const [target] = tokensById(named, ablation.targetIds);
const count = shape.layers * shape.heads;
const T = ids.length;
const last = T - 1;
const name = (i: number) => headName(i, shape.heads).toLowerCase();
const label = (t: number) => (tokens[t] ? tokenLabel(tokens[t]) : '');

/** How much the last token of the sentence looks at position `key` in head i. */
function weightOfLast(i: number, key: number): number {
  const maps = attention[Math.floor(i / shape.heads)] ?? new Float32Array();
  return maps[((i % shape.heads) * T + last) * T + key] ?? 0;
}

/** Where the last token looks most in head i. */
function focus(i: number): { readonly token: string; readonly weight: number } {
  const { key } = strongest({ tokens, weight: (_, k) => weightOfLast(i, k) }, last);
  return { token: label(key), weight: weightOfLast(i, key) };
}

const indices = Array.from({ length: count }, (_, i) => i);
const effects = ablation.effects.subarray(0, count);
const sizes = effects.map(Math.abs);
const strongestEffect = largest([...sizes]) ?? 0;
/** The same with nothing in the place of a head. */
const zeroEffects = zeroed.effects.subarray(0, count);
/** The head for which it matters most what takes its place. */
const apart = largest(indices.map((i) => Math.abs((zeroEffects[i] ?? 0) - (effects[i] ?? 0)))) ?? 0;
const sumOfSizes = (of: Float32Array) => of.reduce((sum, effect) => sum + Math.abs(effect), 0);
const looks = indices.map((i) => focus(i).weight);
/** The heads in which the last token gives one token more than half of its weight. */
const sharp = indices.filter((i) => (looks[i] ?? 0) > 0.5);
/** Below this, a change of a log-probability is called none, in nats. */
const NOTHING = 0.05;
const hasNoEffect = (i: number) => Math.abs(effects[i] ?? 0) < NOTHING;
const { duck, names } = REPEATED;
const [[duckLayer, duckHead] = [0, 0]] = duck.answer.carriers;
/** How the last token looks in the head that does most for the word that returns. */
const lastRow = ({ ids: read, attention: [map = new Float32Array()] }: typeof duck.answer) =>
  map.subarray((read.length - 1) * read.length);
const all = profiles(attention, shape.heads, ids, scores.induction);
const even = evenProfile(ids, repeated.repeated);
const best = (kind: 'previous' | 'first' | 'induction') =>
  largest(all.map((profile) => profile[kind])) ?? 0;
const two = (value: number | undefined) => (value ?? 0).toFixed(2);
const three = (value: number | undefined) => (value ?? 0).toFixed(3);

/** Where the open head writes most: what each head adds there. */
const [followed] = RECORDED_ATTENTION.projection.answer.places;
const pulls = followed?.written ?? [];

const { answer: inside } = RECORDED_ATTENTION.steps;
const [[openLayer, openHead] = [0, 0]] = inside.heads ?? [];
const steps = headSteps(inside, openLayer, openHead, middlePosition(inside.ids.length));
const largestWeight = (of: HeadSteps | undefined) =>
  Math.max(...(of?.weights ?? []).map((weight) => weight ?? 0));

/** From the third layer on, how long the first token's value is beside the others'. */
const upperLengths = (valueLengths as readonly (readonly number[])[]).slice(2).flat();

const pairs = predictionPairs(RECORDED_ATTENTION.attention, RECORDED_ATTENTION.unmasked);
const { bits } = predictionMarks(pairs);
const rises = pairs.map((pair) => (pair.unmasked?.next ?? 0) - (pair.masked.next ?? 0));
/** Where the token that follows gains most when the mask is off. */
const gainer = largest(rises.slice(0, -1)) ?? 0;
const gained = pairs[gainer];

/** What happens to a probability whose logarithm changes by `effect`. */
const factor = (effect: number) => Math.exp(effect);

/** Every number and name in the chapter's prose, from what was recorded; none is written by hand. */
export const ATTENTION_FACTS = {
  layers: String(shape.layers),
  heads: String(shape.heads),
  count: String(count),
  width: String(shape.width),
  size: String(shape.width / shape.heads),
  root: two(Math.sqrt(shape.width / shape.heads)),
  last: label(last),

  place: String((followed?.place ?? 0) + 1),
  pullUp: String(pulls.filter((x) => x > 0).length),
  pullDown: String(pulls.filter((x) => x < 0).length),
  placeAdded: fixed((followed?.after ?? 0) - (followed?.before ?? 0)),

  rootOn: two(largestWeight(steps)),
  rootOff: two(largestWeight(steps && withoutScaling(steps))),
  short: String(upperLengths.filter((ratio) => ratio < 1).length),
  upper: String(upperLengths.length),

  previousHead: name(best('previous')),
  previousScore: two(all[best('previous')]?.previous),
  previousEven: two(even.previous),
  firstHead: name(best('first')),
  firstScore: two(all[best('first')]?.first),
  firstEven: two(even.first),
  inductionHead: name(best('induction')),
  inductionScore: three(all[best('induction')]?.induction),
  inductionEven: three(even.induction),
  natsFirst: two(scores.nats[0]),
  natsSecond: two(scores.nats[1]),

  gainedAfter: gained?.token ?? '',
  gainedToken: gained?.follows ?? '',
  gainedOn: share(gained?.masked.next ?? 0),
  gainedOff: share(gained?.unmasked?.next ?? 0),
  fell: String(rises.slice(0, -1).filter((rise) => rise < 0).length),
  told: String(T - 1),
  bitsOn: two(bits?.masked),
  bitsOff: two(bits?.unmasked),

  target: target ? tokenLabel(target) : '',
  targetShare: share(factor(ablation.base[0] ?? 0)),
  causeHead: name(strongestEffect),
  causeEffect: change(effects[strongestEffect] ?? 0),
  causeShare: share(factor((ablation.base[0] ?? 0) + (effects[strongestEffect] ?? 0))),
  causeFocus: focus(strongestEffect).token,
  causeWeight: two(focus(strongestEffect).weight),
  sharp: String(sharp.length),
  sharpIdle: String(sharp.filter(hasNoEffect).length),
  correlation: fixedPlainZero(correlation(looks, sizes)),
  sumMean: two(sumOfSizes(effects)),
  sumZero: two(sumOfSizes(zeroEffects)),
  apartHead: name(apart),
  apartZero: change(zeroEffects[apart] ?? 0),
  apartMean: change(effects[apart] ?? 0),
  sample: String(SAMPLE.length),

  duckAlone: share(duck.answer.alone),
  duckRepeated: share(duck.answer.repeated),
  duckHead: name(duckLayer * shape.heads + duckHead),
  duckLook: two(lastRow(duck.answer)[duck.answer.earlier]),
  duckWithout: share(duck.answer.withoutCarriers.mean),
  duckOthers: share(duck.answer.withoutOthers.mean),
  namesToken: tokenLabel(names.vocabulary.token(names.answer.targetId)),
  namesAlone: share(names.answer.alone),
  namesRepeated: share(names.answer.repeated),
} as const;
