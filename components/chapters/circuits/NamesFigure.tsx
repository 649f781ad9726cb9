'use client';

import { useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { Pills } from '@/components/controls/Pills';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { useSeen } from '@/components/engine/useSeen';
import { useTokens } from '@/components/engine/useTokens';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { ClaimsAndEffects } from '@/components/widgets/ledger/ClaimsAndEffects';
import { claimEffects, logits, partName, samePart } from '@/components/widgets/ledger/marks';
import { DifferenceLine } from '@/components/widgets/patch-map/DifferenceLine';
import { givenBy, NAME_PAIRS, type NamePair } from '@/lib/block/text-pairs';
import { fixed } from '@/lib/text/fixed';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import { looksAt, offeredHeads } from './names-view';
import { RunLine } from './RunLine';
import { RECORDED_CIRCUITS } from './recorded';
import { namesTable } from './tables';
import { useWanted } from './useWanted';

const PAIRS = Object.entries(NAME_PAIRS).map(([value, names]) => ({
  value: value as NamePair,
  label: names.join(' and '),
}));

/** Who gets the drink? Two names, who gives, and the heads that are told of it. */
export function NamesFigure() {
  const { title } = useEngine();
  const [element, seen] = useSeen<HTMLDivElement>();
  const [pair, setPair] = useState<NamePair>('mixed');
  const [panel, setPanel] = useState(0);
  const [chosen, choose] = useState('');
  const { request, isUnfit } = useNames(pair);
  const { wanted, onDemand, run, stop } = useWanted(request, seen);
  const known = pair === 'mixed' || pair === 'same' ? RECORDED_CIRCUITS.names[pair] : undefined;
  const live = useAnswer('exchangedParts', wanted, RECORDED_CIRCUITS.names.mixed);
  const own = live.from === 'recorded' && known ? { ...live, ...known } : live;
  const { answer, shape, vocabulary, model } = own;
  const [one = '', other = ''] = tokensById(vocabulary, answer.answerIds).map((token) =>
    textOf([token]).trim(),
  );
  const all = claimEffects(answer);
  const offered = offeredHeads(answer, model === 'gpt2');
  const name = ({ part }: (typeof offered)[number]) => partName(part, shape.heads);
  const on = offered.find((each) => name(each) === chosen) ?? offered[0];
  const effect = on && all.find(({ part }) => samePart(part, on.part));
  const look = on && looksAt(answer, on.part, shape.heads);
  const [seenToken] = look ? tokensById(vocabulary, [answer.ids[look.position] ?? 0]) : [];
  return (
    <Figure
      id="names"
      title="Who gets the drink?"
      caption={`“${textOf(tokensById(vocabulary, answer.ids))} …” On the line, the logit of ${one} minus that of ${other}: when ${other} gives, and when ${one} does. In the plane, every head and MLP: at the last token it gives what it gave on the other sentence.`}
      className="wide"
      status={own.failure && <FailureNote failure={own.failure} />}
      controls={
        <div className={classNames(layout.wideControls, 'needs-script')}>
          <Pills label="Two names" value={pair} options={PAIRS} onChange={setPair} />
          {isUnfit && (
            <p className={layout.note} role="status">
              {`In the tokens of ${title} these names cannot be exchanged: they begin with the same token, or one has more. The recorded answer stays.`}
            </p>
          )}
          {onDemand && (
            <RunLine
              what={`Ask ${title}`}
              run={run}
              stop={stop}
              busy={own.busy}
              progress={own.progress}
            />
          )}
        </div>
      }
      table={() => namesTable(answer, shape.heads)}
      asks={[own]}
      from={own.from}
      steps={{ count: 2, at: panel, go: setPanel }}
    >
      <div ref={element}>
        <div className={layout.parts} data-part={panel}>
          <div>
            <p className={layout.panelTitle}>Who gives, and who gets</p>
            <DifferenceLine
              clean={answer.otherTotal}
              corrupted={answer.total}
              patched={effect && answer.total - effect.effect}
              names={[one, other]}
              says={{
                clean: `${one} gives`,
                corrupted: `${other} gives`,
                patched: 'head exchanged',
              }}
            />
            <div className="needs-script">
              <Pills
                label="One head exchanged"
                value={on ? name(on) : ''}
                options={offered.map((each) => ({
                  value: name(each),
                  label: each.role ? `${name(each)} (${each.role})` : name(each),
                }))}
                onChange={choose}
              />
            </div>
          </div>
          <ClaimsAndEffects all={all} chosen={on?.part} heads={shape.heads} tested="exchanged" />
        </div>
        <p
          data-mark="readout"
          className={classNames(layout.readout, layout.tall)}
          aria-live="polite"
        >
          {`${one} minus ${other} is ${fixed(answer.total)} when ${other} gives, and ${fixed(answer.otherTotal)} when ${one} does.`}
          {on &&
            look &&
            effect &&
            ` ${name(on)} looks most at “${seenToken ? tokenLabel(seenToken) : ''}” (${look.weight.toFixed(2)}). The ledger claims ${logits(effect.claimed)} for it; exchanged, ${logits(effect.effect)} of the difference goes.`}
        </p>
      </div>
    </Figure>
  );
}

/**
 * What is asked for two names, once the model in use has tokenized both sentences. Names that its
 * tokens do not tell apart, or that are of unequal length, are unfit.
 */
function useNames(pair: NamePair) {
  const names = NAME_PAIRS[pair];
  const [one, other] = names;
  const ids = useTokens(givenBy(names, other));
  const otherIds = useTokens(givenBy(names, one));
  const answer = useTokens(` ${one}`)?.[0];
  const otherAnswer = useTokens(` ${other}`)?.[0];
  if (!ids || !otherIds || answer === undefined || otherAnswer === undefined) return {};
  if (answer === otherAnswer || ids.length !== otherIds.length) return { isUnfit: true };
  return { request: { ids, otherIds, answerIds: [answer, otherAnswer] as const } };
}
