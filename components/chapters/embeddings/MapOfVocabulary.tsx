'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import choiceStyles from '@/components/controls/choice.module.css';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { TokenChip } from '@/components/controls/TokenChip';
import { TokenChoice } from '@/components/controls/TokenChoice';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { MapButtons } from '@/components/widgets/vocabulary-map/MapButtons';
import { endsOf, layOut } from '@/components/widgets/vocabulary-map/marks';
import { Still } from '@/components/widgets/vocabulary-map/Still';
import { VocabularyMap } from '@/components/widgets/vocabulary-map/VocabularyMap';
import vocabularyMapStyles from '@/components/widgets/vocabulary-map/VocabularyMap.module.css';
import { tokenLabel } from '@/lib/text/token-text';
import { Ends } from './Ends';
import { isOfKind, KINDS, type KindId } from './kinds';
import styles from './MapOfVocabulary.module.css';
import { RECORDED_MAP, RECORDED_VOCABULARY } from './recorded';
import { useOwnTokens } from './useOwnTokens';
import { useSeen } from './useSeen';
import { useVocabulary } from './useVocabulary';
import { useVocabularyAnswer } from './useVocabularyAnswer';

const COMPONENTS = 3;
const ENDS = 4;
const STILL = layOut(RECORDED_MAP.cloud, { width: 720, height: 480 });

/** The whole vocabulary on a plane: two of its principal components. */
export function MapOfVocabulary() {
  const inUse = useVocabulary();
  const tokens = useOwnTokens(inUse);
  const frame = useRef<HTMLDivElement>(null);
  const seen = useSeen(frame);
  const request = seen && inUse.live ? { components: COMPONENTS } : undefined;
  const { latest, progress, busy } = useVocabularyAnswer(
    'vocabularyMap',
    request,
    'vocabulary-map',
    inUse,
  );
  // The first component of such a table mostly tells frequent tokens from rare ones.
  const [axes, setAxes] = useState<readonly [number, number]>([1, 2]);
  const [kind, setKind] = useState<KindId>('all');
  const [chosen, setChosen] = useState<{ model: string; id: number; visit: number }>();
  const [pointed, setPointed] = useState<number>();
  const [visits, setVisits] = useState(0);

  const map = latest?.result;
  const { vocabulary } = latest ? inUse : { vocabulary: RECORDED_VOCABULARY };
  const cloud = useMemo(() => {
    if (!map) return undefined;
    const along = (axis: number) =>
      Float32Array.from(
        { length: map.places.length / COMPONENTS },
        (_, id) => map.places[id * COMPONENTS + axis] ?? 0,
      );
    const [across, up] = [along(axes[0]), along(axes[1])];
    return { ids: Array.from(across, (_, id) => id), across, up };
  }, [map, axes]);
  const ends = useMemo(
    () => (cloud ? [endsOf(cloud.across, ENDS), endsOf(cloud.up, ENDS)] : RECORDED_MAP.ends),
    [cloud],
  );
  const nameOf = useCallback((id: number) => tokenLabel(vocabulary.token(id)), [vocabulary]);
  const kindOf = useMemo(
    () => (kind === 'all' ? undefined : (id: number) => isOfKind(kind, vocabulary.token(id))),
    [kind, vocabulary],
  );
  const own = useMemo(() => tokens.map(({ id }) => id), [tokens]);
  const mark = chosen?.model === inUse.id ? chosen : undefined;
  const sought = mark ? inUse.vocabulary.token(mark.id) : tokens.at(-1);
  const go = (id: number, visit: number) => {
    // What was sought is told, whatever was pointed at before.
    setPointed(undefined);
    setChosen({ model: inUse.id, id, visit });
    setVisits(visits + 1);
  };
  const told = pointed ?? mark?.id;
  const shares = map?.explained ?? RECORDED_MAP.explained;
  const share = (axis: number) => `${((shares[axis] ?? 0) * 100).toFixed(1)}%`;
  const plane = cloud ? axes : ([1, 2] as const);
  const stillOwn = RECORDED_MAP.cloud.ids.flatMap((id, i) =>
    tokens.some((token) => token.id === id) ? [i] : [],
  );

  return (
    <Figure
      id="vocabulary-map"
      title="Map of the vocabulary."
      caption={
        cloud
          ? `All ${inUse.size.toLocaleString('en')} tokens along two of the directions in which the table spreads most. Drag to move; zoom with the buttons, two fingers, or the wheel and Ctrl.`
          : `The ${RECORDED_MAP.cloud.ids.length} most frequent tokens along two of the directions in which the table spreads most.`
      }
      controls={
        <div className={classNames(layout.controls, 'needs-script')}>
          <NumberChoice
            label="Component across"
            count={COMPONENTS}
            value={axes[0]}
            onChange={(next) => setAxes(([, up]) => [next, up === next ? axes[0] : up])}
          />
          <NumberChoice
            label="Component upwards"
            count={COMPONENTS}
            value={axes[1]}
            onChange={(next) => setAxes(([across]) => [across === next ? axes[1] : across, next])}
          />
          <RadioGroup
            className={classNames(choiceStyles.choice, styles.kinds)}
            orientation="horizontal"
            value={kind}
            onChange={(next) => setKind(KINDS.find(({ id }) => id === next)?.id ?? 'all')}
          >
            <Label className={classNames(fieldStyles.label)}>Stand out</Label>
            <div className={choiceStyles.row}>
              {KINDS.map(({ id, name }) => (
                <Radio
                  key={id}
                  value={id}
                  className={classNames(choiceStyles.item, choiceStyles.word)}
                >
                  {name}
                </Radio>
              ))}
            </div>
          </RadioGroup>
          {sought && (
            <TokenChoice
              label="Search"
              value={sought}
              offered={tokens}
              find={latest && inUse.find}
              onChange={({ id }) => go(id, visits + 1)}
            />
          )}
        </div>
      }
      status={busy && `Finding the directions: ${Math.round((progress ?? 0) * 100)}%`}
      table={() => ({
        columns: ['Token', 'Id', `Component ${plane[0] + 1}`, `Component ${plane[1] + 1}`],
        rows: Array.from((cloud ?? RECORDED_MAP.cloud).ids, (id, i) => [
          nameOf(id),
          id,
          (cloud ?? RECORDED_MAP.cloud).across[i] ?? 0,
          (cloud ?? RECORDED_MAP.cloud).up[i] ?? 0,
        ]),
      })}
      recorded={!latest}
      steps={{
        count: KINDS.length,
        at: KINDS.findIndex(({ id }) => id === kind),
        go: (at) => setKind(KINDS[at]?.id ?? 'all'),
      }}
    >
      <div ref={frame}>
        <Ends
          name={`↑ component ${plane[1] + 1}, ${share(plane[1])}`}
          ids={ends[1]?.high}
          nameOf={nameOf}
        />
        {cloud ? (
          <VocabularyMap
            cloud={cloud}
            own={own}
            chosen={mark}
            kind={kindOf}
            nameOf={nameOf}
            onPoint={setPointed}
            onChoose={(id) => go(id, 0)}
          />
        ) : (
          <div className={vocabularyMapStyles.map}>
            <div className={vocabularyMapStyles.frame}>
              <Still layout={STILL} own={stillOwn} nameOf={nameOf} />
            </div>
            <MapButtons zoom={undefined} />
          </div>
        )}
        <Ends name="↓" ids={ends[1]?.low} nameOf={nameOf} />
        <div className={styles.across}>
          <Ends name="←" ids={ends[0]?.low} nameOf={nameOf} />
          <Ends
            name={`→ component ${plane[0] + 1}, ${share(plane[0])}`}
            ids={ends[0]?.high}
            nameOf={nameOf}
          />
        </div>
        <p data-mark="readout" className={classNames(layout.readout, 'no-projector')}>
          {cloud && told !== undefined ? (
            <>
              <TokenChip token={vocabulary.token(told)} /> id {told}, component {plane[0] + 1}:{' '}
              {(cloud.across[told] ?? 0).toFixed(2)}, component {plane[1] + 1}:{' '}
              {(cloud.up[told] ?? 0).toFixed(2)}
            </>
          ) : (
            'The percentages are shares of the whole spread of the table.'
          )}
        </p>
      </div>
    </Figure>
  );
}
