/** A part of the model. */
interface ModelPart {
  /** Its name in the path of the contents page. */
  readonly part: string;
  /** What leaves it, in the shapes of the field: T tokens, D width, H heads, V vocabulary. */
  readonly leaves: string;
  /** What the map of the model draws of it. */
  readonly shows: 'ids' | 'token' | 'position' | 'attention' | 'output' | 'candidates';
}

/** One chapter of the notebook: what the contents page, the header and the routes know of it. */
export interface Chapter {
  /** The route, without the slash. */
  readonly slug: string;
  readonly title: string;
  /** The question that the chapter answers, as a reader would ask it. */
  readonly question: string;
  /** What a reader can do after it, each going on from “After this chapter you can”. */
  readonly goals: readonly [string, string, string];
  /** The part of the model that the chapter opens; absent where it is about the model as a whole. */
  readonly opens?: ModelPart;
  /** True where a chapter takes the others for granted. */
  readonly advanced?: true;
  /** Absent where the chapter is still to come: then it has neither prose nor route. */
  readonly written?: true;
}

/** All chapters: the path from text to next token, then those about the model as a whole. */
export const chapters: readonly Chapter[] = [
  {
    slug: 'introduction',
    title: 'Introduction',
    question: 'What does GPT-2 read, and what does it answer?',
    goals: [
      'say what GPT‑2 reads and what it answers',
      'follow one token through the whole model',
      'explain the rule that lets GPT‑2 write',
    ],
    opens: { part: 'the whole model', leaves: 'V probabilities', shows: 'ids' },
    written: true,
  },
  {
    slug: 'embeddings',
    title: 'Embeddings',
    question: 'How does a word become something that a machine can calculate with?',
    goals: [
      'cut a word into tokens, and say why it is cut there',
      'work out how alike two rows are, and judge whether that is a lot',
      'test whether one can calculate with words, instead of believing it',
    ],
    opens: { part: 'token embedding', leaves: 'T × D numbers', shows: 'token' },
    written: true,
  },
  {
    slug: 'positional-encoding',
    title: 'Positional encoding',
    question: 'How does the model know which word came first?',
    goals: [
      'show what a model confuses that is not told the order',
      'read a table of positions, and a map of how alike they are',
      'say what happens where the table ends',
    ],
    opens: { part: 'position embedding', leaves: 'T × D, in order', shows: 'position' },
    written: true,
  },
  {
    slug: 'masked-attention',
    title: 'Masked attention',
    question: 'How does a token learn from the tokens before it, and never from those after it?',
    goals: [
      'work through one head, from queries and keys to what it hands on',
      'say what the mask forbids, and why',
      'tell where a head looks from what it causes',
    ],
    opens: { part: 'masked attention', leaves: 'H × T × T weights', shows: 'attention' },
    written: true,
  },
  {
    slug: 'inside-a-block',
    title: 'Inside a block',
    question: 'What else happens in a layer, and how do the layers work together?',
    goals: [
      'follow a token’s vector through a block, and say who wrote what into it',
      'explain what a layer norm does, and what a neuron does',
      'read a prediction in the middle of the model',
    ],
    opens: { part: 'feed-forward network', leaves: 'T × D, added back', shows: 'output' },
    written: true,
  },
  {
    slug: 'auto-regression',
    title: 'Auto-regression',
    question: 'How does a model that only ever guesses one token write a whole story?',
    goals: [
      'write a text token by token, and say how each was chosen',
      'set temperature, top-k and top-p on purpose',
      'explain why one more token costs so little',
    ],
    opens: { part: 'next token', leaves: 'V probabilities', shows: 'candidates' },
    written: true,
  },
  {
    slug: 'learning',
    title: 'Learning',
    question: 'Where do the probabilities come from?',
    goals: [
      'measure how surprised a model is by a text, in bits',
      'say what training makes smaller, and how',
      'tell what a model knows from what is true',
    ],
    written: true,
  },
  {
    slug: 'circuits',
    title: 'Circuits',
    question: 'Why this token, and not another?',
    goals: [
      'write a prediction down as an exact sum of what every part gave to it',
      'test such a claim: knock a part out, or put in what it wrote on another text',
      'say what this evidence shows about a model, and what it does not',
    ],
    advanced: true,
    written: true,
  },
];

/** Where a reader puts several models and settings side by side. */
export const lab = {
  slug: 'lab',
  title: 'Lab',
  question: 'What happens if …? A workbench for your own experiments.',
} as const;

/** Where a reader asks the model in code. */
export const cells = {
  slug: 'cells',
  title: 'Cells',
  question: 'What would you ask the model, if you could ask in code?',
} as const;

/** Where a reader measures the model on their own device. */
export const speed = {
  slug: 'speed',
  title: 'How fast is this on your device?',
  question: 'Ten seconds of measurement: storybook, in this browser, beside a machine with a name.',
} as const;

/** Where a reader puts beliefs about language models to the test. */
export const myths = {
  slug: 'myths',
  title: 'Myths',
  question: 'What do people believe about language models, and what comes out when it is tested?',
} as const;

/** Where a reader finds a word again: a search through all chapters, and the terms of the field. */
export const glossaryPage = {
  slug: 'glossary',
  title: 'Glossary',
  question: 'What does that word mean, and where is it explained?',
} as const;

export const isReady = ({ written }: Chapter) => written === true;

/** The chapters that have a route, in order. */
export const readyChapters: readonly Chapter[] = chapters.filter(isReady);
