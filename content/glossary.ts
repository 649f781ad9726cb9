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
  'language-model': {
    term: 'language model',
    definition:
      'A model that gives every token of its vocabulary a probability of being the next one in a text.',
  },
  encoder: {
    term: 'encoder',
    definition:
      'The half of the original transformer that reads: each of its tokens may look at all others, on both sides.',
  },
  decoder: {
    term: 'decoder',
    definition:
      'The half of the original transformer that writes: each of its tokens may look at itself and at earlier ones only. GPT-2 is a decoder on its own.',
  },
  transformer: {
    term: 'transformer',
    definition:
      'The architecture of Vaswani et al. (2017): a stack of equal layers in which the tokens of a text exchange information by attention.',
  },
  query: {
    term: 'query',
    definition:
      'What a token searches for in one head: a row of numbers that is compared with the keys of the tokens it may see.',
  },
  key: {
    term: 'key',
    definition:
      'What a token offers to be found by in one head: a row of numbers that queries are compared with.',
  },
  value: {
    term: 'value',
    definition:
      'What a token gives to those that look at it in one head: a row of numbers, added up with the attention weights.',
  },
  'self-attention': {
    term: 'self-attention',
    definition:
      'Attention in which the tokens of one text look at each other. Masked self-attention lets them look only at themselves and at what comes before.',
  },
  ablation: {
    term: 'ablation',
    definition:
      'Taking a part of a model out and measuring what changes: a test of cause, where an attention weight only tells where a head looks.',
  },
  'activation-patching': {
    term: 'activation patching',
    definition:
      'Reading one text while a part of the model gives what it gave on another text, to see how much of the difference between the two predictions comes back.',
  },
  'attention-sink': {
    term: 'attention sink',
    definition:
      'A token, mostly the first one, on which heads put weight that they have no other use for, since the weights of a row have to add up to 1.',
  },
  'induction-head': {
    term: 'induction head',
    definition:
      'A head that looks at what followed the last time the present token came up. It can continue a pattern that it has never met, because a head of an earlier layer has told each token which one came before it.',
  },
  'logit-difference': {
    term: 'logit difference',
    definition:
      'The logit of one token minus that of another. It says how many times as likely the one is as the other, whatever all other tokens get: e to that power.',
  },
  'mean-ablation': {
    term: 'mean ablation',
    definition:
      'Knocking a part of a model out by putting its average over many texts in the place of what it gives. What the part gives on every text stays; what it says about this one is gone.',
  },
  'log-probability': {
    term: 'log-probability',
    definition:
      'The natural logarithm of a probability, in nats: 0 for certainty, below 0 for everything else. Where it falls by 0.69, the probability halves.',
  },
  'position-embedding': {
    term: 'position embedding',
    definition:
      'The vector that stands for a place in the text. It is added to the embedding of the token that stands there.',
  },
  'cosine-similarity': {
    term: 'cosine similarity',
    definition:
      'The cosine of the angle between two vectors: 1 for the same direction, 0 for a right angle, −1 for opposite directions. Their lengths do not count.',
  },
  merge: {
    term: 'merge',
    definition:
      'One step of byte-pair encoding: two tokens that stand side by side become one. Which pairs are joined, and in which order, was learned by counting.',
  },
  embedding: {
    term: 'embedding',
    definition:
      'The row of numbers that stands for a token inside the model. All rows together are the embedding table: one row for each token of the vocabulary.',
  },
  'principal-components': {
    term: 'principal components',
    definition:
      'The directions in which a cloud of points spreads most, each at a right angle to those before it.',
  },
  'kv-cache': {
    term: 'key/value cache',
    definition:
      'The keys and values of all tokens read so far, kept in every layer, so that a further token costs one token’s work.',
  },
  loss: {
    term: 'loss',
    definition:
      'What training makes smaller: the mean of −ln p of the tokens that really came, in nats a token.',
  },
  perplexity: {
    term: 'perplexity',
    definition:
      'e to the mean of −ln p over the tokens of a text: the number of equally likely tokens that would have left the model as undecided.',
  },
  surprise: {
    term: 'surprise',
    definition: '−log₂ of the probability that was given to what came, in bits; also surprisal.',
  },
  'top-k': {
    term: 'top-k sampling',
    definition: 'Drawing among the k likeliest tokens only.',
  },
  'top-p': {
    term: 'top-p sampling',
    definition:
      'Drawing among the fewest of the likeliest tokens whose probabilities together reach p; also nucleus sampling.',
  },
  'residual-stream': {
    term: 'residual stream',
    definition:
      'The vector of one token on its way through the blocks. Attention and MLP read it and add to it; at the end the prediction is read from it.',
  },
  'layer-norm': {
    term: 'layer norm',
    definition:
      'The step that gives every vector the same scale: its numbers are centred, divided by their standard deviation, then multiplied by a learned gain and shifted by a learned bias.',
  },
  mlp: {
    term: 'MLP',
    definition:
      'Multi-layer perceptron, also feed-forward network: the second half of a block. It widens the vector of each token by itself to four times its width, bends it, and narrows it again.',
  },
  neuron: {
    term: 'neuron',
    definition:
      'One of the numbers in the wide middle of an MLP: how well the vector fits what its weights look for.',
  },
  gelu: {
    term: 'GELU',
    definition:
      'Gaussian error linear unit: the curve between the two matrices of the MLP. It lets large numbers pass and brings negative ones close to 0.',
  },
  'logit-lens': {
    term: 'logit lens',
    definition:
      'Reading a prediction from the residual stream before its end: the vector after some block goes straight through the final layer norm and the unembedding.',
  },
  unembedding: {
    term: 'unembedding',
    definition:
      'The last step: the product of a vector with the row of every token gives each its logit. GPT-2 uses its token table for this as well.',
  },
} as const satisfies Record<string, { readonly term: string; readonly definition: string }>;

/** The name under which a term is defined. */
export type TermId = keyof typeof glossary;
