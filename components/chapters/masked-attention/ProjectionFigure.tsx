'use client';

import { useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { PlacePills } from '@/components/controls/PlacePills';
import { RangeSlider } from '@/components/controls/RangeSlider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useLeftOut, useSentenceIds } from '@/components/sentence/useSentenceIds';
import { HeadProducts } from '@/components/widgets/output-projection/HeadProducts';
import { projectionMarks, projectionSentence } from '@/components/widgets/output-projection/marks';
import { OutputProjectionRows } from '@/components/widgets/output-projection/OutputProjectionRows';
import { largest } from '@/lib/heads/profile';
import { strongestPlace } from '@/lib/heads/projection';
import { tokenLabel } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import styles from './ProjectionFigure.module.css';
import { RECORDED_ATTENTION } from './recorded';
import { STEPS_EXTENT } from './StepsFigure';
import { useHeads, useLooking } from './store';
import { projectionTable } from './tables';

/** The heads of a layer side by side, times W_O, added to the stream, at one token. */
export function ProjectionFigure() {
  const { shape } = useSentence();
  const ids = useSentenceIds(STEPS_EXTENT);
  const left = useLeftOut(STEPS_EXTENT);
  const { layer, head, setOpen } = useHeads(shape);
  const [looking, choose] = useLooking(ids?.length ?? RECORDED_ATTENTION.steps.answer.ids.length);
  const [chosen, setPlace] = useState<number>();
  const [number, setNumber] = useState<number>();
  // On a screen for a class there is room for one of the two at a time.
  const [panel, setPanel] = useState(0);
  const asked = useAnswer(
    'outputProjection',
    ids && { ids, layer, head, position: looking },
    RECORDED_ATTENTION.projection,
  );
  const { answer, vocabulary, from, failure } = asked;
  const labels = useMemo(
    () => tokensById(vocabulary, answer.ids).map(tokenLabel),
    [vocabulary, answer],
  );
  const offered = useMemo(() => answer.places.map(({ place }) => place), [answer]);
  const wanted = chosen ?? strongestPlace(answer);
  const place = offered.includes(wanted) ? wanted : (offered[0] ?? 0);
  const marks = useMemo(() => projectionMarks(answer, place), [answer, place]);
  const at = Math.min(number ?? largestProduct(marks.products), marks.depth - 1);
  const follow = (next: number) => {
    setNumber(next % marks.depth);
    setOpen(answer.layer * marks.heads + Math.floor(next / marks.depth));
  };
  const token = labels[answer.position] ?? '';
  return (
    <Figure
      id="output-projection"
      title="Where the heads go"
      sentence
      caption={
        <>
          Layer {answer.layer + 1} at “<bdi>{token}</bdi>”: each head’s output passes through its
          own rows of W<sub>O</sub>, and all are added to the stream. Follow one number down the
          column.{left}
        </>
      }
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.wideControls, 'needs-script')}>
          <PlacePills
            label="The token that looks"
            names={labels}
            at={answer.position}
            onChoose={choose}
          />
          <NumberChoice
            label="Layer"
            count={shape.layers}
            value={layer}
            onChange={(l) => setOpen(l * shape.heads + head)}
          />
          <div className="no-projector">
            <RangeSlider
              label="Place"
              stops={offered}
              value={place}
              text={(stop) => `${stop + 1} of ${marks.width.toLocaleString('en')}`}
              onChange={setPlace}
            />
          </div>
        </div>
      }
      table={() => projectionTable(marks, answer.head)}
      asks={[{ ...asked, view: { place } }]}
      from={from}
      steps={{ count: 2, at: panel, go: setPanel }}
    >
      <div className={classNames(layout.parts, styles.parts)} data-part={panel}>
        <OutputProjectionRows
          marks={marks}
          number={answer.head * marks.depth + at}
          place={place}
          token={token}
          onNumber={follow}
          onPlace={setPlace}
        />
        <HeadProducts
          products={marks.products}
          head={answer.head}
          place={place}
          at={at}
          onPoint={setNumber}
        >
          <p
            data-mark="readout"
            className={classNames(layout.readout, layout.tall)}
            aria-live={number === undefined ? 'off' : 'polite'}
          >
            {projectionSentence(answer, place, at)}
          </p>
        </HeadProducts>
      </div>
    </Figure>
  );
}

/** Returns the number of the head that does most at the place. */
const largestProduct = (products: readonly { readonly product: number }[]): number =>
  largest(products.map(({ product }) => Math.abs(product))) ?? 0;
