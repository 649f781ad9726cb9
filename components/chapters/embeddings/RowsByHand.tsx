import { Digits } from '@/components/controls/Digits';
import { InlineToken } from '@/components/prose/InlineToken';
import { dot, norm } from '@/lib/maths/dot';
import { fixed } from '@/lib/text/fixed';
import { tokenLabel } from '@/lib/text/token-text';
import { RECORDED_EMBEDDINGS } from './recorded';

/** How many of the products are written out. */
const SHOWN = 3;

/** The cosine of two of storybook's rows by the recipe for two arrows, as a paragraph. */
export function RowsByHand() {
  const { request, answer, vocabulary } = RECORDED_EMBEDDINGS.rows;
  const [a = EMPTY, b = EMPTY] = answer.rows;
  const [first, second] = request.ids.map((id) => tokenLabel(vocabulary.token(id)));
  const [sum, lengthA, lengthB] = [dot(a, b), norm(a), norm(b)];
  const products = Array.from({ length: SHOWN }, (_, i) => `${factor(a[i])} · ${factor(b[i])}`);
  return (
    <p>
      For rows of many numbers the recipe is the same. Take two rows of storybook, those of{' '}
      <InlineToken>{first}</InlineToken> and <InlineToken>{second}</InlineToken>:{' '}
      <Digits>{products.join(' + ')}</Digits> and so on, place by place. All {a.length} products add
      up to {fixed(sum)}. The rows are {fixed(lengthA)} and {fixed(lengthB)} long, and {fixed(sum)}{' '}
      / ({fixed(lengthA)} · {fixed(lengthB)}) is a cosine of{' '}
      <strong>{fixed(sum / (lengthA * lengthB))}</strong>.
    </p>
  );
}

const EMPTY = new Float32Array();
const factor = (value = 0) => (value < 0 ? `(${fixed(value)})` : fixed(value));
