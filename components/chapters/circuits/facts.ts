import { strongestClaim } from '@/components/ledger/claims';
import {
  claimEffects,
  judged,
  type LedgerPart,
  logits,
  partName,
} from '@/components/widgets/ledger/marks';
import { bestCell, patchCells, percent } from '@/components/widgets/patch-map/marks';
import { sinkCount, sinkPlane, strongestSinks } from '@/components/widgets/sinks/marks';
import { readBy } from '@/lib/heads/composition';
import { headAt } from '@/lib/heads/head-at';
import { headName } from '@/lib/heads/name';
import { largest } from '@/lib/heads/profile';
import { previousToken } from '@/lib/heads/scores';
import { fixed } from '@/lib/text/fixed';
import { tokenLabel } from '@/lib/text/token-text';
import { headPart } from '@/lib/trace/forward-pass';
import { tokensById } from '@/lib/trace/vocabulary';
import { looksAt, offeredHeads } from './names-view';
import { RECORDED_CIRCUITS } from './recorded';

const { answer: ledger, vocabulary, shape } = RECORDED_CIRCUITS.ledger;
const [answer = '', other = ''] = tokensById(vocabulary, ledger.answerIds).map(tokenLabel);
const all = claimEffects(RECORDED_CIRCUITS.knockOuts.answer);
const strongest = strongestClaim(all);
const { claims, held } = judged(all);

const name = (head: number) => headName(head, shape.heads).toLowerCase();
const { stream, heads: patchedHeads } = RECORDED_CIRCUITS.patch;
const words = (ids: readonly number[]) => tokensById(stream.vocabulary, ids).map(tokenLabel);
const [fox = '', dog = ''] = words(stream.answer.answerIds);
const bestHead = bestCell(patchCells(patchedHeads.answer));

const { induction, nats } = RECORDED_CIRCUITS.headScores.answer;
/** The head that most looks at what followed last time. */
const inducer = largest([...induction]) ?? 0;
const [firstRead, secondRead] = readBy(RECORDED_CIRCUITS.composition.answer, inducer, 'key');
const { answer: pass } = RECORDED_CIRCUITS.attention;
const previous = Array.from({ length: shape.layers * shape.heads }, (_, head) =>
  previousToken(headPart(pass, 'attention', ...headAt(head, shape.heads)) ?? [], pass.ids.length),
);
const firstBack = previous[firstRead?.writer ?? 0] ?? 0;
const lastMlp = all.at(-1);

const { sinks, names } = RECORDED_CIRCUITS;
const rest = sinks.answer;
const plane = sinkPlane(rest.weights, rest.values);
const [sink] = strongestSinks(plane, 1);
const [withoutFirst = rest.nats, ...withoutOthers] = rest.natsWithout;

/** What exchanging one head does for two names, and where it looks. */
const exchanged = (which: keyof typeof names, { layer, head = 0 }: LedgerPart) => {
  const { answer: of } = names[which];
  return {
    claimed: of.claimed.heads[layer * shape.heads + head] ?? 0,
    effect: of.effects.heads[layer * shape.heads + head] ?? 0,
    look: looksAt(of, { layer, head }, shape.heads),
  };
};
const [offered] = offeredHeads(names.mixed.answer, false);
const told = offered?.part ?? { layer: 0, head: 0 };
const [mixed, women] = [exchanged('mixed', told), exchanged('same', told)];
const moved = ({ answer: of }: (typeof names)['mixed']) => of.total - of.otherTotal;

/** Every number and name in the chapter's prose, from what was recorded; none is written by hand. */
export const CIRCUIT_FACTS = {
  answer,
  other,
  total: fixed(ledger.total),
  times: Math.exp(ledger.total).toFixed(1),
  parts: String(all.length),
  heads: String(shape.layers * shape.heads),
  layers: String(shape.layers),
  claims: String(claims),
  held: String(held),
  strongest: strongest ? partName(strongest.part, shape.heads).replace('Layer', 'layer') : '',
  strongestClaimed: logits(strongest?.claimed ?? 0),
  strongestEffect: logits(strongest?.effect ?? 0),

  fox,
  dog,
  patchClean: fixed(stream.answer.clean),
  patchChanged: fixed(stream.answer.corrupted),
  patchHead: bestHead ? name(bestHead.layer * shape.heads + bestHead.column) : '',
  patchShare: percent(bestHead?.recovered ?? 0),
  inducer: name(inducer),
  inducerScore: (induction[inducer] ?? 0).toFixed(2),
  firstRead: firstRead ? name(firstRead.writer) : '',
  firstReadScore: (firstRead?.score ?? 0).toFixed(2),
  secondReadScore: (secondRead?.score ?? 0).toFixed(2),
  randomRead: RECORDED_CIRCUITS.composition.answer.random.toFixed(2),
  firstReadBack: firstBack.toFixed(2),
  firstReadRank: String(1 + previous.filter((score) => (score ?? 0) > firstBack).length),
  lastClaimed: logits(lastMlp?.claimed ?? 0),
  lastEffect: logits(lastMlp?.effect ?? 0),
  natsFirst: nats[0].toFixed(1),
  natsSecond: nats[1].toFixed(1),
  natsGain: (nats[0] - nats[1]).toFixed(1),
  sinkRead: String(sinks.request.read),
  sinkOthers: String(withoutOthers.length),
  sinkCount: String(sinkCount(rest.weights)),
  sinkPercent: percent(sinkCount(rest.weights) / rest.weights.length),
  sinkHead: sink ? name(sink.head) : '',
  sinkWeight: fixed(sink?.weight ?? 0),
  sinkValue: fixed(sink?.value ?? 0),
  sinkMore: fixed(withoutFirst - rest.nats, 3),
  sinkOtherMore: fixed(Math.max(...withoutOthers) - rest.nats, 3),
  sinkPerplexity: Math.exp(rest.nats).toFixed(1),
  sinkPerplexityWithout: Math.exp(withoutFirst).toFixed(1),
  namesJohn: fixed(names.mixed.answer.total),
  namesMary: fixed(names.mixed.answer.otherTotal),
  namesMoved: fixed(moved(names.mixed)),
  womenMoved: fixed(moved(names.same)),
  namesHead: partName(told, shape.heads).toLowerCase(),
  namesHeadLook: fixed(mixed.look.weight),
  namesHeadClaimed: logits(mixed.claimed),
  namesHeadEffect: logits(mixed.effect),
  womenHeadLook: fixed(women.look.weight),
  womenHeadEffect: logits(women.effect),
  addedTimes: fixed(
    RECORDED_CIRCUITS.steering.answer.added / RECORDED_CIRCUITS.steering.answer.stream,
    1,
  ),
} as const;
