/** One chapter of the notebook: what the contents page, the header and the routes know of it. */
export interface Chapter {
  /** The route, without the slash. */
  readonly slug: string;
  readonly title: string;
  /** The question that the chapter answers, as a reader would ask it. */
  readonly question: string;
  /** The part of the model that the chapter opens, as named in the path of the contents page. */
  readonly part: string;
  /** What leaves that part, in the shapes of the field: T tokens, D width, H heads, V vocabulary. */
  readonly leaves: string;
  /** What the map of the model draws of that part. */
  readonly shows: 'ids' | 'token' | 'position' | 'attention' | 'output' | 'candidates';
  /** Absent where the chapter is still to come: then it has neither prose nor route. */
  readonly written?: true;
}

/** All chapters, in the order of the path from text to next token. */
export const chapters: readonly Chapter[] = [
  {
    slug: 'introduction',
    title: 'Introduction',
    question: 'What does GPT-2 read, and what does it answer?',
    part: 'text to tokens',
    leaves: 'T ids',
    shows: 'ids',
    written: true,
  },
  {
    slug: 'embeddings',
    title: 'Embeddings',
    question: 'How does a word become something that a machine can calculate with?',
    part: 'token embedding',
    leaves: 'T × D numbers',
    shows: 'token',
    written: true,
  },
  {
    slug: 'positional-encoding',
    title: 'Positional encoding',
    question: 'How does the model know which word came first?',
    part: 'position embedding',
    leaves: 'T × D, in order',
    shows: 'position',
    written: true,
  },
  {
    slug: 'masked-attention',
    title: 'Masked attention',
    question: 'How does a token learn from the tokens before it, and never from those after it?',
    part: 'masked attention',
    leaves: 'H × T × T weights',
    shows: 'attention',
    written: true,
  },
  {
    slug: 'inside-a-block',
    title: 'Inside a block',
    question: 'What else happens in a layer, and how do the layers work together?',
    part: 'feed-forward network',
    leaves: 'T × D, added back',
    shows: 'output',
    written: true,
  },
  {
    slug: 'auto-regression',
    title: 'Auto-regression',
    question: 'How does a model that only ever guesses one token write a whole story?',
    part: 'next token',
    leaves: 'V probabilities',
    shows: 'candidates',
    written: true,
  },
];

/** Where a reader puts several models and settings side by side. */
export const lab = {
  slug: 'lab',
  title: 'Lab',
  question: 'What happens if …? A workbench for your own experiments.',
} as const;

export const isReady = ({ written }: Chapter) => written === true;

/** The chapters that have a route, in order. */
export const readyChapters: readonly Chapter[] = chapters.filter(isReady);
