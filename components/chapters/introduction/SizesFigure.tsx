'use client';

import { Figure } from '@/components/figure/Figure';
import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { GPT2_SIZES, sizeSquares } from '@/components/widgets/sizes/marks';
import { Sizes } from '@/components/widgets/sizes/Sizes';

/** The four released models beside storybook, whose shape is that of the model itself. */
export function SizesFigure() {
  const { model, shape } = useSentence();
  const own = model === RECORDED_SENTENCE.model ? shape : RECORDED_SENTENCE.shape;
  const models = [{ name: RECORDED_SENTENCE.model, shape: own }, ...GPT2_SIZES];
  return (
    <Figure
      id="sizes"
      title="Five models of one architecture."
      caption="The area of a square is the number of a model’s parameters. Counted in the released weights; layers, widths and the paper’s own counts from Radford et al. (2019), table 2."
      table={() => ({
        columns: ['Model', 'Parameters', 'Layers', 'Heads', 'Width', 'Millions in the paper'],
        rows: sizeSquares(models, 1).map(({ model: one, parameters }) => [
          one.name,
          parameters,
          one.shape.layers,
          one.shape.heads,
          one.shape.width,
          one.paper ?? '',
        ]),
      })}
    >
      <Sizes models={models} />
    </Figure>
  );
}
