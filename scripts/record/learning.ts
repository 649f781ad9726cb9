import { MOST_SCORED } from '@/components/chapters/learning/limits';
import type { Recording } from './recording';

/** The text that the surprise figure opens on; some of its words are not the likeliest ones. */
const TEXT =
  'Once upon a time there was a little girl who lived in a house by the sea. Every morning she ' +
  'ran down to the telephone and said good morning to the sea. One day the sea said good morning.';

/** The figures of the chapter on learning. */
export const learning: readonly Recording[] = [
  {
    file: 'learning/surprise',
    model: 'storybook',
    task: 'surprise',
    request: { text: TEXT, most: MOST_SCORED },
    floatBits: 32,
  },
];
