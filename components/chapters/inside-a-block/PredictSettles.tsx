'use client';

import { InlineToken } from '@/components/prose/InlineToken';
import { Predict } from '@/components/prose/Predict';
import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { formatProbability } from '@/lib/text/format-probability';
import { useColumn } from './useNotebook';

/** Behind which layer does the first choice stay? Graded by the lens of the model in use. */
export function PredictSettles() {
  const { title, column, settled } = useColumn();
  const layers = column.length - 1;
  const final = column[layers]?.[0];
  const path = column.map(([first]) => first?.label ?? '');
  return (
    <Predict
      id="settles"
      question={
        <p>
          {title} has {layers} layers. At the end of “{RECORDED_SENTENCE.prompt}” its final choice
          is <InlineToken>{final?.label}</InlineToken>. From which layer on is this the likeliest
          token, and stays so?
        </p>
      }
      options={path.map((_, layer) => ({
        value: String(layer),
        label: layer === 0 ? 'before the first' : `layer ${layer}`,
      }))}
      expected={String(settled)}
      answer={
        <>
          {settled === 0 ? 'Before the first layer already' : `From layer ${settled} on`}. On the
          way, the likeliest token is{' '}
          {path.map((label, layer) => (
            <span key={`${label} ${String(layer)}`}>
              {layer > 0 && ' → '}
              <InlineToken>{label}</InlineToken>
            </span>
          ))}
          .
        </>
      }
      hint="A choice can be good for a while and be overtaken. It must stay to the end."
    >
      Even then its probability goes on changing: at the end it is{' '}
      {formatProbability(final?.probability ?? 0)}. Blocks do not vote and are done; each adds a
      little to what the others have left.
    </Predict>
  );
}
