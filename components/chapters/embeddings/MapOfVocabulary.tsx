'use client';

import { useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { TokenChip } from '@/components/controls/TokenChip';
import { TokenChoice } from '@/components/controls/TokenChoice';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { VocabularyMap } from '@/components/widgets/vocabulary-map/VocabularyMap';
import { findTokens } from '@/lib/text/find-tokens';
import { fixed } from '@/lib/text/fixed';
import { tokenLabel } from '@/lib/text/token-text';
import { columnTable } from '../column-table';
import { Ends } from './Ends';
import { KindChoice } from './KindChoice';
import { TOKEN_KINDS } from './kinds';
import styles from './MapOfVocabulary.module.css';
import { type Axes, type ChosenToken, COMPONENTS, useMap } from './useMap';

const MOST_FOUND = 8;
/** On the wall: all kinds, each of them, and then the axis between two words. */
const STEPS = TOKEN_KINDS.length + 2;

/** The whole vocabulary on a plane: two of its principal components, or one and an axis of words. */
export function MapOfVocabulary() {
  const [frame, seen] = useSeen<HTMLDivElement>();
  // The first component of such a table mostly tells frequent tokens from rare ones.
  const [axes, setAxes] = useState<Axes>({ across: 1, up: 2 });
  const [kind, setKind] = useState(0);
  const [chosen, setChosen] = useState<ChosenToken>();
  const [pointed, setPointed] = useState<number>();
  const [visits, setVisits] = useState(0);

  const map = useMap(seen, axes, chosen);
  const { asked, nearest, tokens, mark, joinedId, words, cloud, between, edges, nameOf } = map;
  const { model, vocabulary, from } = asked;
  const own = useMemo(() => tokens.map(({ id }) => id), [tokens]);
  const sought = mark ? vocabulary.token(mark.id) : tokens.at(-1);
  const go = (id: number, visit: number) => {
    // What was sought is told, whatever was pointed at before.
    setPointed(undefined);
    setChosen({ model, id, visit });
    setVisits(visits + 1);
  };
  const told = pointed ?? mark?.id;
  const toldAt = told === undefined ? -1 : cloud.ids.indexOf(told);
  const { across, up } = axes;
  const [length, all] = [cloud.ids.length, asked.shape.vocabulary].map((n) =>
    n.toLocaleString('en'),
  );
  const acrossName = between
    ? `${edges.across.high} (0 is the middle)`
    : `component ${(across === 'words' ? 0 : across) + 1}`;
  const focus = sought && tokenLabel(sought);

  return (
    <Figure
      id="vocabulary-map"
      title="Map of the vocabulary."
      sentence
      caption={`${map.whole ? 'All' : `${length} of the`} ${all} tokens, ${between ? 'laid out between two words, and upwards along a direction' : 'along two of the directions'} in which the table spreads most. In italics: neighbourhoods, named after two tokens in their middle.${focus ? ` Lines lead from ${focus} to the ten tokens nearest to it.` : ''}`}
      controls={
        <div className={classNames(layout.controls, 'needs-script')}>
          <KindChoice value={kind} onChange={setKind} />
          {sought && (
            <TokenChoice
              label="Search"
              value={sought}
              offered={tokens}
              find={(typed) => findTokens(vocabulary, typed, MOST_FOUND)}
              onChange={({ id }) => go(id, visits + 1)}
            />
          )}
          <NumberChoice
            label="Component upwards"
            count={COMPONENTS}
            value={up}
            onChange={(next) => setAxes({ across: across === next ? up : across, up: next })}
          />
          <NumberChoice
            label="Component across"
            count={COMPONENTS}
            more={['between two words']}
            value={across === 'words' ? COMPONENTS : across}
            onChange={(next) =>
              setAxes(
                next === COMPONENTS
                  ? { across: 'words', up }
                  : { across: next, up: up === next && across !== 'words' ? across : up },
              )
            }
          />
          {across === 'words' &&
            (['from', 'to'] as const).map((of) => (
              <TokenChoice
                key={of}
                label={of === 'from' ? 'From' : 'To'}
                value={words[of]}
                offered={[]}
                find={map.find}
                onChange={map.pickWord(of)}
              />
            ))}
        </div>
      }
      status={map.busy && `Finding the directions: ${Math.round((map.progress ?? 0) * 100)}%`}
      table={() =>
        columnTable(cloud.ids, [
          ['Token', nameOf],
          ['Id', (id) => id],
          ['Kind', (id) => TOKEN_KINDS[map.kindOf(id)]?.name ?? ''],
          [acrossName, (_, i) => cloud.across[i] ?? 0],
          [`component ${up + 1}`, (_, i) => cloud.up[i] ?? 0],
        ])
      }
      asks={[asked, nearest]}
      from={from}
      steps={{
        count: STEPS,
        at: across === 'words' ? STEPS - 1 : kind,
        go: (at) => {
          const last = at === STEPS - 1;
          setKind(last ? 0 : at);
          setAxes({ across: last ? 'words' : across === 'words' ? 1 : across, up });
        },
      }}
    >
      <div ref={frame}>
        <Ends name={`↑ ${edges.up.high}`} ids={edges.up.ends?.highIds} nameOf={edges.up.nameOf} />
        <VocabularyMap
          cloud={cloud}
          own={own}
          chosen={mark ?? (joinedId === undefined ? undefined : { id: joinedId, visit: 0 })}
          joined={map.joined}
          ends={map.ends}
          groups={map.groups}
          kinds={TOKEN_KINDS}
          kindOf={map.kindOf}
          kind={kind === 0 ? undefined : kind - 1}
          between={between}
          nameOf={nameOf}
          onPoint={setPointed}
          onChoose={(id) => go(id, 0)}
        />
        <Ends name="↓" ids={edges.up.ends?.lowIds} nameOf={edges.up.nameOf} />
        <div className={styles.across}>
          <Ends
            name={`← ${edges.across.low}`}
            ids={edges.across.ends?.lowIds}
            nameOf={edges.across.nameOf}
          />
          <Ends
            name={`→ ${edges.across.high}`}
            ids={edges.across.ends?.highIds}
            nameOf={edges.across.nameOf}
          />
        </div>
        <p data-mark="readout" className={classNames(layout.readout, 'no-projector')}>
          {toldAt >= 0 && told !== undefined ? (
            <>
              <TokenChip token={vocabulary.token(told)} /> id {told}, {acrossName}:{' '}
              {fixed(cloud.across[toldAt] ?? 0)}, component {up + 1}: {fixed(cloud.up[toldAt] ?? 0)}
            </>
          ) : between ? (
            `The line marks 0: a token on it is equally near to both words. To its right, the cosine with ${edges.across.high.replace('nearer to ', '')} is the larger.`
          ) : (
            'Drag to move; zoom with the buttons, two fingers, or the wheel and Ctrl. The percentages are shares of the whole spread of the table.'
          )}
        </p>
      </div>
    </Figure>
  );
}
