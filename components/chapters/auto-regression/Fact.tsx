import { FIRST_HEAD, RECORDED } from '@/components/workbench/recorded';

const { shape } = RECORDED.trace;
const { layers, heads, width, vocabulary, context } = shape;

const count = (n: number) => n.toLocaleString('en');

/** Weights and biases of GPT-2's architecture; the token table counts once, as it is shared. */
const parameters =
  (vocabulary + context) * width + layers * (12 * width * width + 13 * width) + 2 * width;

const FACTS = {
  layers: count(layers),
  heads: count(heads),
  width: count(width),
  vocabulary: count(vocabulary),
  context: count(context),
  parameters: `about ${(parameters / 1e6).toFixed(1)} million`,
  head: `layer ${FIRST_HEAD.layer + 1}, head ${FIRST_HEAD.head + 1}`,
} as const;

/** A fact of the model that ships with the site, as it was when its figures were recorded. */
export function Fact({ of }: { readonly of: keyof typeof FACTS }) {
  return <>{FACTS[of]}</>;
}
