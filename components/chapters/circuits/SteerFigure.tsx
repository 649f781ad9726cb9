'use client';

import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { RangeSlider } from '@/components/controls/RangeSlider';
import { FailureNote } from '@/components/engine/FailureNote';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useLeftOut } from '@/components/sentence/useSentenceIds';
import { ThreeTexts } from '@/components/widgets/three-texts/ThreeTexts';
import { fixed } from '@/lib/text/fixed';
import { textOf } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import { ENDING } from './ending';
import { TextLine } from './TextLine';
import { useSteering } from './useSteering';

const STRENGTHS = [-4, -2, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 2, 4];

/** A text pushed in a direction, beside the plain one and one pushed in a random direction. */
export function SteerFigure() {
  const own = useSteering();
  const { wanted, change, shown, vocabulary, busy, progress, isCurrent } = own;
  const left = useLeftOut(ENDING);
  const words = (ids: readonly number[]) => textOf(tokensById(vocabulary, ids));
  const strengths = STRENGTHS.includes(wanted.strength)
    ? STRENGTHS
    : [...STRENGTHS, wanted.strength].sort((a, b) => a - b);
  const texts = [
    { name: 'Plain', note: 'Nothing is added.', text: words(shown.plain.ids) },
    {
      name: 'Steered',
      note: `A vector of length ${fixed(shown.added)} is added at every token.`,
      text: words(shown.steered.ids),
    },
    {
      name: 'Control',
      note: `A random vector of length ${fixed(shown.added)} is added at every token.`,
      text: words(shown.control.ids),
    },
  ];
  return (
    <Figure
      id="steering"
      title="Steering, with a control"
      sentence
      caption={`Three continuations of one text from one seed. What is added to the stream is that of the last token of “towards” minus that of “away from”, times the strength. The control gets a random direction and the same length.${left}`}
      className="wide"
      status={own.failure && <FailureNote failure={own.failure} />}
      controls={
        <div className={classNames(layout.wideControls, 'needs-script')}>
          <TextLine label="Towards" value={wanted.plus} onApply={(plus) => change({ plus })} />
          <TextLine label="Away from" value={wanted.minus} onApply={(minus) => change({ minus })} />
          <NumberChoice
            label="Entering layer"
            count={own.depth}
            value={Math.min(wanted.layer, own.depth - 1)}
            onChange={(layer) => change({ layer })}
          />
          <RangeSlider
            label="Strength"
            stops={strengths}
            value={wanted.strength}
            text={(stop) => fixed(stop, Number.isInteger(stop) ? 0 : 2)}
            onChange={(strength) => change({ strength })}
          />
          <div className={layout.actions}>
            <Button
              look="primary"
              isDisabled={!own.write || busy || (isCurrent && own.from === 'live')}
              onPress={() => own.write?.()}
            >
              Write all three
            </Button>
            <Button
              isDisabled={!own.write || busy}
              onPress={() => change({ seed: wanted.seed + 1 })}
            >
              Another seed
            </Button>
            <Button isDisabled={!busy} onPress={own.stop}>
              Stop
            </Button>
          </div>
          <p className={layout.note} role="status">
            {busy
              ? `${Math.round(progress * 100)} % written`
              : isCurrent
                ? `Seed ${wanted.seed}.`
                : `Seed ${wanted.seed}. Not written with these settings yet.`}
          </p>
        </div>
      }
      table={() => ({
        columns: ['Text', 'Added, length', 'Written'],
        rows: texts.map(({ name, text }, i) => [name, i === 0 ? 0 : shown.added, text]),
      })}
      asks={[own.asked]}
      from={own.from}
    >
      <ThreeTexts prompt={words(shown.ids)} texts={texts} isPale={!isCurrent} />
      <p data-mark="readout" className={layout.readout}>
        The text’s own stream has a mean length of {fixed(shown.stream)} there: what is added is{' '}
        {fixed(shown.added / shown.stream, 1)} times as long.
      </p>
    </Figure>
  );
}
