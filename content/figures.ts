/** A figure of a chapter, as the pages that show it alone need it. */
export interface FigureEntry {
  /** Its id on the page of its chapter. */
  readonly id: string;
  /** As the figure says it, without a full stop. */
  readonly title: string;
  /** True where it draws the reader's sentence. */
  readonly sentence: boolean;
}

const own = <const I extends string>(id: I, title: string) => ({ id, title, sentence: false });
const onSentence = <const I extends string>(id: I, title: string) => ({
  ...{ id, title },
  sentence: true,
});

/** The figures of each chapter, in the order of its page. app/figures.tsx draws them. */
export const chapterFigures = {
  introduction: [
    own('guess-the-next-word', 'Guess the next word'),
    onSentence('model-map', 'From text to the next token'),
    onSentence('mask-encoder-decoder', 'The transformer, 2017'),
    onSentence('mask-encoder', 'BERT, 2018'),
    onSentence('mask-decoder', 'GPT-2, 2019'),
    onSentence('one-at-a-time', 'One token at a time'),
    own('sizes', 'Five models of one architecture'),
  ],
  embeddings: [
    onSentence('merges', 'From text to tokens'),
    own('merge-learning', 'Merges, learned from a paragraph'),
    own('spellings', 'Small changes, other tokens'),
    onSentence('token-rows', 'Two rows of the table'),
    own('rows-in-training', 'How a row comes about'),
    own('two-arrows', 'The cosine, by hand'),
    onSentence('nearest-tokens', 'Nearest tokens'),
    onSentence('vocabulary-map', 'Map of the vocabulary'),
    own('arithmetic', 'Sums of rows'),
  ],
  'positional-encoding': [
    onSentence('word-order', 'The same tokens in another order'),
    onSentence('embedding-sum', 'Two vectors are added'),
    own('position-table', 'A row for every position'),
    own('position-clock', 'The formula as a clock'),
    own('position-similarity', 'How alike two positions are'),
    own('position-curve', 'The path of the positions'),
  ],
  'masked-attention': [
    onSentence('attention-map', 'Attention map'),
    onSentence('query-key-value', 'One head, step by step'),
    onSentence('output-projection', 'Where the heads go'),
    onSentence('causal-mask', 'With the mask, and without'),
    onSentence('all-heads', 'All heads at once'),
    onSentence('ablation', 'Which heads matter for this prediction?'),
    own('repeated', 'A text that repeats itself'),
  ],
  'inside-a-block': [
    onSentence('residual-stream', 'The residual stream'),
    onSentence('layer-norm', 'Layer norm, step by step'),
    onSentence('mlp', 'Inside an MLP'),
    onSentence('logit-lens', 'The logit lens'),
    onSentence('unembedding', 'Back to a token'),
  ],
  'auto-regression': [
    onSentence('text-and-tokens', 'The text, and its tokens'),
    onSentence('next-token', 'What may come next'),
    onSentence('attention-map', 'Attention map'),
    onSentence('loop', 'The loop'),
    onSentence('choosing', 'Five ways to choose'),
    own('sure-and-open', 'A sure word and an open one'),
    onSentence('greedy-loop', 'Greedy text goes round'),
    onSentence('tree', 'A tree of texts'),
    onSentence('cache', 'What is computed, and what is remembered'),
  ],
  learning: [own('surprise', 'What surprised the model'), onSentence('learning', 'Watch it learn')],
  circuits: [
    onSentence('ledger', 'Why this token?'),
    own('patching', 'Put a part of one text into another'),
    own('composition', 'Who reads whom'),
    own('sinks', 'Where heads rest'),
    own('names', 'Who gets the drink?'),
    onSentence('steering', 'Steering, with a control'),
  ],
} as const satisfies Readonly<Record<string, readonly FigureEntry[]>>;

/** Returns a figure of a chapter. @throws Error when there is no such figure */
export function figureOf(chapter: string, id: string): FigureEntry {
  const figures: Readonly<Record<string, readonly FigureEntry[]>> = chapterFigures;
  const found = figures[chapter]?.find((figure) => figure.id === id);
  if (!found) throw new Error(`content/figures.ts has no figure ${id} of ${chapter}`);
  return found;
}
