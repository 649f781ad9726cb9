'use client';

import { useCallback, useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { OnOff } from '@/components/controls/OnOff';
import { Pills } from '@/components/controls/Pills';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useLoaded } from '@/components/engine/useLoaded';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useLeftOut } from '@/components/sentence/useSentenceIds';
import { HeadGrid } from '@/components/widgets/head-grid/HeadGrid';
import { headAt } from '@/lib/heads/head-at';
import { headName } from '@/lib/heads/name';
import { KINDS, type Kind, sorted, stands } from '@/lib/heads/profile';
import { GPT2_NAME, GPT2_SOURCES, loadGpt2Heads } from '../gpt2';
import styles from './HeadsFigure.module.css';
import { KIND_NAMES, scoreLabel } from './kinds';
import { HeadScoreTable, OpenHead } from './OpenHead';
import { useHeads } from './store';
import { headsTable } from './tables';
import { EXTENT, useGpt2Profiles, useProfiles } from './useProfiles';

const ORDERS: readonly { readonly value: Kind | 'layer'; readonly label: string }[] = [
  { value: 'layer', label: 'layer and head' },
  ...KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] })),
];

/** The head of GPT-2 that looks most at the token before: 12 heads a layer, counted from 0. */
const FIRST_OF_GPT2 = 4 * 12 + 11;

const noneIsOff = () => false;

/** All heads of the model at once, to be sorted and filtered by what they do, and opened. */
export function HeadsFigure() {
  const [whose, setWhose] = useState<'model' | 'gpt2'>('model');
  const gpt2 = useLoaded(loadGpt2Heads, whose === 'gpt2').value;
  const { title } = useEngine();
  const profiles = useProfiles();
  const own = useHeads(profiles.answer.shape);
  const recorded = useGpt2Profiles(whose === 'gpt2' ? gpt2 : undefined);
  const [chosen, setChosen] = useState(FIRST_OF_GPT2);
  const { answer, all, even } = recorded ?? profiles;
  const { nats, failure, from } = profiles;
  const { shape, attention = [], ids } = answer;
  const [open, setOpen] = recorded ? [chosen, setChosen] : [own.open, own.setOpen];
  const [layer, head] = headAt(own.open, profiles.answer.shape.heads);
  const isOff = recorded ? noneIsOff : own.isOff;
  const [order, setOrder] = useState<Kind | 'layer'>('layer');
  const [only, setOnly] = useState(false);
  const left = useLeftOut(EXTENT);
  const kind = order === 'layer' ? undefined : order;
  const shown = useMemo(() => {
    const ordered = sorted(all, kind);
    if (!kind || !only) return ordered;
    return ordered.filter((i) => stands(all[i] as (typeof all)[number], even, kind));
  }, [all, even, kind, only]);
  const note = useCallback(
    (i: number) => (kind ? scoreLabel(kind, all[i]?.[kind]) : ''),
    [kind, all],
  );
  const summary = kind
    ? `${only ? `${shown.length} of ${all.length} heads. ` : ''}A head that looked at all it may see alike would have ${scoreLabel(kind, even[kind])}.${kind === 'induction' ? ' The maps are of your text; the scores were measured on random tokens given twice.' : ''}`
    : 'A row a layer, a column a head.';
  return (
    <Figure
      id="all-heads"
      title="All heads at once"
      sentence
      caption={
        recorded
          ? `Each small map is one of GPT‑2’s 144 heads on “${recorded.text}”. Sort them by what they do; click one to open it. ${GPT2_SOURCES.heads}`
          : `Each small map is one head on your text. Sort them by what they do; click one to open it.${left}`
      }
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.openControls, styles.controls, 'needs-script')}>
          {profiles.model !== 'gpt2' && (
            <Pills
              label="Whose heads"
              value={whose}
              options={[
                { value: 'model', label: title },
                { value: 'gpt2', label: GPT2_NAME },
              ]}
              onChange={setWhose}
            />
          )}
          <Pills label="Sort by" value={order} options={ORDERS} onChange={setOrder} />
          <OnOff
            label={`Only those twice as ${kind === 'entropy' ? 'sharp' : 'strong'} as an even look`}
            on={only && kind !== undefined}
            onChange={setOnly}
            isDisabled={!kind}
          />
        </div>
      }
      table={() => headsTable(all, shape.heads, KIND_NAMES)}
      asks={[{ ...profiles, view: { layer, head } }, profiles.scores]}
      from={recorded ? 'recorded' : from}
      steps={{
        count: ORDERS.length,
        at: ORDERS.findIndex(({ value }) => value === order),
        go: (at) => setOrder(ORDERS[at]?.value ?? 'layer'),
      }}
    >
      <div className={styles.pair}>
        <div>
          <HeadGrid
            attention={attention}
            heads={shape.heads}
            length={ids.length}
            order={shown}
            note={note}
            open={open}
            onOpen={setOpen}
            isOff={isOff}
          />
          <p className={layout.readout} aria-live="polite">
            {shown.length === 0 ? 'No head does this twice as much as an even look. ' : ''}
            {summary}
          </p>
        </div>
        {recorded ? (
          <section aria-label="The open head">
            <p className={layout.panelTitle}>{headName(open, shape.heads)}</p>
            <HeadScoreTable profile={all[open]} even={even} />
          </section>
        ) : (
          <OpenHead shape={shape} profile={all[open]} even={even} nats={nats} />
        )}
      </div>
    </Figure>
  );
}
