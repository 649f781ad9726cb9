/** The field's terms, defined once, in the words of this notebook. */
export const glossary = {
  attention: {
    term: 'attention',
    definition:
      'The step in which each token gathers information from other tokens. Each head gives every token it may see a weight; the weights of one token sum to 1.',
  },
  'auto-regressive': {
    term: 'auto-regressive',
    definition:
      'Said of a model that predicts the next element of a sequence from the elements before it, and takes its own predictions as input for the next step.',
  },
  'causal-mask': {
    term: 'causal mask',
    definition:
      'The rule that a token may attend to itself and to earlier tokens only. Scores for later tokens are set to minus infinity before the softmax, so their weights are 0.',
  },
  context: {
    term: 'context length',
    definition: 'The largest number of tokens that a model can read at once.',
  },
  distribution: {
    term: 'probability distribution',
    definition:
      'A share for every possible outcome: none is negative, and all together they make 1.',
  },
  greedy: {
    term: 'greedy decoding',
    definition: 'Always taking the token with the highest probability.',
  },
  head: {
    term: 'head',
    definition:
      'One of several attention units that work side by side in a layer, each with queries, keys and values of its own.',
  },
  layer: {
    term: 'layer',
    definition:
      'One block of the model: attention, then a small network for each token on its own. The text passes through all layers in turn.',
  },
  logit: {
    term: 'logit',
    definition:
      'The raw score that the model gives to one token of its vocabulary. It can be any number; softmax turns all logits into probabilities.',
  },
  parameter: {
    term: 'parameter',
    definition: 'One of the numbers in a model that are set by training and then stay as they are.',
  },
  sampling: {
    term: 'sampling',
    definition:
      'Drawing the next token at random, each token with the probability that the model gave it.',
  },
  softmax: {
    term: 'softmax',
    definition:
      'The function that turns a list of scores into probabilities: raise e to each score, then divide by the sum.',
  },
  temperature: {
    term: 'temperature',
    definition:
      'The number that all logits are divided by before the softmax. Below 1 it sharpens the distribution, above 1 it flattens it.',
  },
  token: {
    term: 'token',
    definition:
      'The unit that a language model reads and writes: a frequent word, a part of a word, a mark, or a single byte. Each has a number, its id.',
  },
  tokenizer: {
    term: 'tokenizer',
    definition: 'The part that cuts text into tokens and joins tokens to text again.',
  },
  vocabulary: {
    term: 'vocabulary',
    definition: 'The fixed list of all tokens that a model knows.',
  },
} as const satisfies Record<string, { readonly term: string; readonly definition: string }>;

/** The name under which a term is defined. */
export type TermId = keyof typeof glossary;
