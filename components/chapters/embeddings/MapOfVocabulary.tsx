'use client';

import { useCallback, useMemo, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import choiceStyles from '@/components/controls/choice.module.css';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { TokenChip } from '@/components/controls/TokenChip';
import { TokenChoice } from '@/components/controls/TokenChoice';
import { useAnswer } from '@/components/engine/useAnswer';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { cloudOf } from '@/components/widgets/vocabulary-map/marks';
import { VocabularyMap } from '@/components/widgets/vocabulary-map/VocabularyMap';
import { findTokens } from '@/lib/text/find-tokens';
import { tokenLabel } from '@/lib/text/token-text';
import { Ends } from './Ends';
import { isOfKind, type KindId, TOKEN_KINDS } from './kinds';
import styles from './MapOfVocabulary.module.css';
import { RECORDED_EMBEDDINGS } from './recorded';
import { useOwnTokens } from './useOwnTokens';

const { components: COMPONENTS, ends: ENDS } = RECORDED_EMBEDDINGS.map.request;
const MOST_FOUND = 8;

/** The whole vocabulary on a plane: two of its principal components. */
export function MapOfVocabulary() {
  const [frame, seen] = useSeen<HTMLDivElement>();
  const asked = useAnswer(
    'vocabularyMap',
    seen ? { components: COMPONENTS, ends: ENDS } : undefined,
    RECORDED_EMBEDDINGS.map,
  );
  const { model, shape, answer, vocabulary, from, busy, progress } = asked;
  const tokens = useOwnTokens(model);
  // The first component of such a table mostly tells frequent tokens from rare ones.
  const [axes, setAxes] = useState<readonly [number, number]>([1, 2]);
  const [kind, setKind] = useState<KindId>('all');
  const [chosen, setChosen] = useState<{ model: string; id: number; visit: number }>();
  const [pointed, setPointed] = useState<number>();
  const [visits, setVisits] = useState(0);

  const cloud = useMemo(() => cloudOf(answer, axes), [answer, axes]);
  const nameOf = useCallback((id: number) => tokenLabel(vocabulary.token(id)), [vocabulary]);
  const kindOf = useMemo(
    () => (kind === 'all' ? undefined : (id: number) => isOfKind(kind, vocabulary.token(id))),
    [kind, vocabulary],
  );
  const own = useMemo(() => tokens.map(({ id }) => id), [tokens]);
  const mark = chosen?.model === model ? chosen : undefined;
  const sought = mark ? vocabulary.token(mark.id) : tokens.at(-1);
  const go = (id: number, visit: number) => {
    // What was sought is told, whatever was pointed at before.
    setPointed(undefined);
    setChosen({ model, id, visit });
    setVisits(visits + 1);
  };
  const told = pointed ?? mark?.id;
  const toldAt = told === undefined ? -1 : cloud.ids.indexOf(told);
  const [across, up] = axes;
  const share = (axis: number) => `${((answer.explained[axis] ?? 0) * 100).toFixed(1)}%`;
  const { length } = cloud.ids;
  const whole = length === shape.vocabulary;

  return (
    <Figure
      id="vocabulary-map"
      title="Map of the vocabulary."
      caption={`${whole ? 'All' : 'The'} ${length.toLocaleString('en')} ${whole ? '' : 'most frequent '}tokens along two of the directions in which the table spreads most. Drag to move; zoom with the buttons, two fingers, or the wheel and Ctrl.`}
      controls={
        <div className={classNames(layout.controls, 'needs-script')}>
          <NumberChoice
            label="Component across"
            count={COMPONENTS}
            value={across}
            onChange={(next) => setAxes([next, up === next ? across : up])}
          />
          <NumberChoice
            label="Component upwards"
            count={COMPONENTS}
            value={up}
            onChange={(next) => setAxes([across === next ? up : across, next])}
          />
          <RadioGroup
            className={classNames(choiceStyles.choice, styles.kinds)}
            orientation="horizontal"
            value={kind}
            onChange={(next) => setKind(TOKEN_KINDS.find(({ id }) => id === next)?.id ?? 'all')}
          >
            <Label className={classNames(fieldStyles.label)}>Stand out</Label>
            <div className={choiceStyles.row}>
              {TOKEN_KINDS.map(({ id, name }) => (
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
              find={(typed) => findTokens(vocabulary, typed, MOST_FOUND)}
              onChange={({ id }) => go(id, visits + 1)}
            />
          )}
        </div>
      }
      status={busy && `Finding the directions: ${Math.round((progress ?? 0) * 100)}%`}
      table={() => ({
        columns: ['Token', 'Id', `Component ${across + 1}`, `Component ${up + 1}`],
        rows: Array.from(cloud.ids, (id, i) => [
          nameOf(id),
          id,
          cloud.across[i] ?? 0,
          cloud.up[i] ?? 0,
        ]),
      })}
      asks={[asked]}
      from={from}
      steps={{
        count: TOKEN_KINDS.length,
        at: TOKEN_KINDS.findIndex(({ id }) => id === kind),
        go: (at) => setKind(TOKEN_KINDS[at]?.id ?? 'all'),
      }}
    >
      <div ref={frame}>
        <Ends
          name={`↑ component ${up + 1}, ${share(up)}`}
          ids={answer.ends[up]?.highIds}
          nameOf={nameOf}
        />
        <VocabularyMap
          cloud={cloud}
          own={own}
          chosen={mark}
          kind={kindOf}
          nameOf={nameOf}
          onPoint={setPointed}
          onChoose={(id) => go(id, 0)}
        />
        <Ends name="↓" ids={answer.ends[up]?.lowIds} nameOf={nameOf} />
        <div className={styles.across}>
          <Ends name="←" ids={answer.ends[across]?.lowIds} nameOf={nameOf} />
          <Ends
            name={`→ component ${across + 1}, ${share(across)}`}
            ids={answer.ends[across]?.highIds}
            nameOf={nameOf}
          />
        </div>
        <p data-mark="readout" className={classNames(layout.readout, 'no-projector')}>
          {toldAt >= 0 && told !== undefined ? (
            <>
              <TokenChip token={vocabulary.token(told)} /> id {told}, component {across + 1}:{' '}
              {(cloud.across[toldAt] ?? 0).toFixed(2)}, component {up + 1}:{' '}
              {(cloud.up[toldAt] ?? 0).toFixed(2)}
            </>
          ) : (
            'The percentages are shares of the whole spread of the table.'
          )}
        </p>
      </div>
    </Figure>
  );
}
