'use client';

import { useState } from 'react';
import { Button } from '@/components/controls/Button';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { type Arrow, arrowSums, cosineText } from '@/components/widgets/two-arrows/marks';
import { TwoArrows } from '@/components/widgets/two-arrows/TwoArrows';

/** What a class is shown one after another; the first is what the page begins with. */
const EXAMPLES: readonly { readonly a: Arrow; readonly b: Arrow }[] = [
  { a: [3, 1], b: [2, 2] },
  { a: [2, 1], b: [4, 2] },
  { a: [3, 1], b: [-1, 3] },
  { a: [2, 1], b: [-4, -2] },
];
const [START = { a: [3, 1], b: [2, 2] }] = EXAMPLES;

/** The cosine of two arrows with two numbers each, by hand. */
export function ArrowsFigure() {
  const [arrows, setArrows] = useState(START);
  const { a, b } = arrows;
  const same = (one: typeof START) => `${one.a}` === `${a}` && `${one.b}` === `${b}`;
  return (
    <Figure
      id="two-arrows"
      title="The cosine, by hand"
      caption="Drag the tips of the arrows, or move them with the arrow keys. Each number of an arrow is a number of squares: first to the right, then up."
      controls={
        <div className="needs-script no-projector">
          <div className={layout.actions}>
            <Button isDisabled={same(START)} onPress={() => setArrows(START)}>
              Back to (3, 1) and (2, 2)
            </Button>
          </div>
        </div>
      }
      table={() => {
        const { dot, lengths, degrees, cosine } = arrowSums(a, b);
        return {
          columns: ['Quantity', 'a', 'b', 'Both'],
          rows: [
            ['First number', a[0], b[0], a[0] * b[0]],
            ['Second number', a[1], b[1], a[1] * b[1]],
            ['Dot product', '', '', dot],
            ['Length', ...lengths, lengths[0] * lengths[1]],
            ['Cosine', '', '', cosineText({ cosine })],
            ['Angle in degrees', '', '', Math.round(degrees)],
          ],
        };
      }}
      steps={{
        count: EXAMPLES.length,
        at: Math.max(0, EXAMPLES.findIndex(same)),
        go: (at) => setArrows(EXAMPLES[at] ?? START),
      }}
    >
      <TwoArrows a={a} b={b} onMove={(name, to) => setArrows({ ...arrows, [name]: to })} />
    </Figure>
  );
}
