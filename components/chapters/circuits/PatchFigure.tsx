'use client';

import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { Pills } from '@/components/controls/Pills';
import { TokenChip } from '@/components/controls/TokenChip';
import { TokenChoice } from '@/components/controls/TokenChoice';
import tokenStyles from '@/components/controls/token.module.css';
import { FailureNote } from '@/components/engine/FailureNote';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { DifferenceLine } from '@/components/widgets/patch-map/DifferenceLine';
import { PatchMap } from '@/components/widgets/patch-map/PatchMap';
import { TEXT_PAIRS, type TextPairName } from '@/lib/block/text-pairs';
import { tokensById } from '@/lib/trace/vocabulary';
import styles from './PatchFigure.module.css';
import { patchView } from './patch-view';
import { TextLine } from './TextLine';
import { patchTable } from './tables';
import { usePatch } from './usePatch';

const PAIRS = Object.entries(TEXT_PAIRS).map(([value, { name }]) => ({
  value: value as TextPairName,
  label: name,
}));

/** Parts of one text's pass, put into another's: which of them bring the prediction back? */
export function PatchFigure() {
  const own = usePatch();
  const { texts, shown, patched, busy, progress, cells, refusal, vocabulary, ready } = own;
  const view = shown && patchView(shown, cells, own.place);
  const full = cells === undefined && view?.cells.every(({ recovered }) => recovered !== undefined);
  const compared = own.answerIds && vocabulary && tokensById(vocabulary, own.answerIds);
  const status = busy
    ? `${Math.round(progress * 100)} % of the cells tried`
    : own.milliseconds !== undefined && view
      ? `${view.cells.length} cells in ${(own.milliseconds / 1000).toFixed(1)} s`
      : full
        ? ''
        : 'Press a cell to put it in, or try all of them.';
  return (
    <Figure
      id="patching"
      title="Put a part of one text into another"
      caption={`A cell is ${patched === 'stream' ? 'the stream of one token where it enters a layer' : 'one head’s output at all positions'}, taken from the first text and put into the second; then the second is read on. Its number: how much of the difference came back, in percent.`}
      className="wide"
      status={own.failure && <FailureNote failure={own.failure} />}
      controls={
        <div className={classNames(styles.controls, 'needs-script')}>
          <Pills
            label="Two texts that differ in"
            value={texts.pair ?? ('own' as TextPairName)}
            options={PAIRS}
            onChange={own.choose}
          />
          <Pills
            label="What is put in"
            value={patched}
            options={[
              { value: 'stream', label: 'the stream' },
              { value: 'heads', label: 'a head’s output' },
            ]}
            onChange={own.setPatched}
          />
          <div className={classNames(styles.texts, 'no-projector')}>
            <TextLine
              label="Taken from"
              value={texts.clean}
              onApply={(clean) => clean !== texts.clean && own.type({ clean })}
            />
            <TextLine
              label="Put into"
              value={texts.changed}
              onApply={(changed) => changed !== texts.changed && own.type({ changed })}
            />
          </div>
          {!texts.pair && compared && (
            <div className={layout.wideControls}>
              {compared.map((token, side) => (
                <TokenChoice
                  // biome-ignore lint/suspicious/noArrayIndexKey: the first or the second
                  key={side}
                  label={side === 0 ? 'The logit of' : 'minus that of'}
                  value={token}
                  offered={own.offered}
                  find={own.find}
                  onChange={(next) => own.compare(side === 0 ? 0 : 1, next)}
                />
              ))}
            </div>
          )}
          <div className={layout.actions}>
            <Button look="primary" isDisabled={!ready || busy} onPress={own.runAll}>
              Try all cells
            </Button>
            <Button isDisabled={!busy} onPress={own.stop}>
              Stop
            </Button>
            <Button isDisabled={!full || busy} onPress={own.byHand}>
              Empty the map
            </Button>
          </div>
          <p className={layout.note} role="status">
            {status}
          </p>
        </div>
      }
      table={view && (() => patchTable(view))}
      asks={shown && [shown]}
      from={own.from}
    >
      {refusal && vocabulary && (
        <div className={styles.refused}>
          <p className={layout.hint} role="alert">
            {refusal}
          </p>
          {[own.cleanIds, own.corruptedIds].map((ids, i) => (
            <p key={i === 0 ? 'clean' : 'changed'} className={tokenStyles.tokens}>
              {tokensById(vocabulary, ids ?? []).map((token, t) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
                <TokenChip key={t} token={token} />
              ))}
            </p>
          ))}
        </div>
      )}
      {view && shown && (
        <>
          {!Number.isNaN(shown.answer.clean) && (
            <DifferenceLine
              clean={shown.answer.clean}
              corrupted={shown.answer.corrupted}
              patched={view.difference}
              names={view.names}
            />
          )}
          <PatchMap
            cells={view.cells}
            labels={view.labels}
            chosen={view.place}
            name={view.nameOf}
            onCell={own.open}
          />
          <p
            data-mark="readout"
            className={classNames(layout.readout, layout.tall)}
            aria-live="polite"
          >
            {view.readout}
          </p>
        </>
      )}
      {!view && !refusal && <p className={styles.empty}>The model reads both texts …</p>}
    </Figure>
  );
}
