import type { RequestOf, TaskName } from '@/lib/engine/tasks';

/** What is asked of the model: a task and its request. */
type Question = { [N in TaskName]: { readonly task: N; readonly request: RequestOf<N> } }[TaskName];

const FILE = { text: 'The fox saw a bird in a tree and', length: 20, known: 'Softmax' } as const;

/** The experiment for each belief about GPT-2, in the order of the page. */
export const MYTH_REQUESTS = {
  stored: { task: 'modelFile', request: FILE },
  programmed: {
    task: 'chances',
    request: {
      places: [
        { text: 'Pim met', word: ' Tav' },
        { text: 'Pim met Tav. Pim met Tav. Pim met', word: ' Tav' },
        { text: 'Bof met', word: ' Kug' },
        { text: 'Bof met Kug. Bof met Kug. Bof met', word: ' Kug' },
      ],
    },
  },
  browses: { task: 'requestsWhileWriting', request: { text: 'Today is', length: 20 } },
  learns: {
    task: 'told',
    request: {
      told: 'My dog is called Pim. I love my dog.',
      question: 'My dog is called',
      word: ' Pim',
    },
  },
  users: { task: 'modelFile', request: FILE },
  exact: {
    task: 'chances',
    request: {
      places: [
        { text: 'One and one make', word: ' two' },
        { text: 'Two and two make', word: ' four' },
        { text: 'Three and three make', word: ' six' },
        { text: 'Ten and ten make', word: ' twenty' },
        { text: 'A horse has four', word: ' legs' },
      ],
    },
  },
  trust: {
    task: 'falseTwins',
    request: {
      pairs: [
        { right: 'The earth moves around the sun.', wrong: 'The sun moves around the earth.' },
        { right: 'The moon is smaller than the sun.', wrong: 'The sun is smaller than the moon.' },
        { right: 'A week has seven days.', wrong: 'A week has five days.' },
        { right: 'Snow is white.', wrong: 'Snow is black.' },
        { right: 'The mouse ate the cheese.', wrong: 'The cheese ate the mouse.' },
      ],
    },
  },
  misunderstood: {
    task: 'chances',
    request: {
      places: [
        { text: 'The capital of France is', word: ' Paris' },
        { text: "The name of France's capital is", word: ' Paris' },
        { text: 'What is the capital of France? It is', word: ' Paris' },
        { text: 'France has a capital. The capital of France is called', word: ' Paris' },
        { text: 'Once upon a', word: ' time' },
      ],
    },
  },
  few: {
    task: 'chances',
    request: { places: [{ text: 'Once upon a time there was an old', word: ' man' }] },
  },
  temperature: {
    task: 'temperatures',
    request: {
      text: 'Once upon a time there was an old',
      temperatures: [0.5, 1, 2],
      ...{ named: 5, length: 12, seed: 1 },
    },
  },
  dark: { task: 'darkCell', request: { text: 'Once upon a time there was an old' } },
  first: {
    task: 'exchangedToken',
    request: {
      text: 'The fox saw a bird in a tree and said to the',
      positions: [0, 4],
      others: [' dog', ' and', ' blue', ' seven', ' she'],
    },
  },
} as const satisfies Readonly<Record<string, Question>>;

/** A belief of the page. */
export type MythId = keyof typeof MYTH_REQUESTS;

/** All beliefs, in the order of the page. */
export const MYTH_IDS = Object.keys(MYTH_REQUESTS) as readonly MythId[];
