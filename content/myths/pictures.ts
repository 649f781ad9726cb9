import type { MythText } from '@/components/myths/Explanation';
import type { MythId } from '@/lib/myths/requests';
import { by } from './sources';

/** Beliefs on what pictures of attention show. */
export const PICTURE_MYTHS = {
  dark: {
    title: 'is the darkest cell the reason?',
    question:
      'The last row of this map predicts, and it is dark in a single cell. The head is switched to its average. What becomes of the prediction?',
    options: [
      {
        value: 'falls',
        label: 'It collapses: that is where the word comes from',
        why: 'A picture that is dark in one place seems to say: here.',
      },
      {
        value: 'some',
        label: 'It falls, by about as much as the cell is dark',
        why: 'A weight is a share. It is a share of what is read, not of what is said.',
      },
      { value: 'open', label: 'Perhaps nothing: where a head looks is not what it causes' },
    ],
    experiment:
      'Each head is replaced by its average over many texts, one at a time. How far does the likeliest word fall?',
    evidence: [
      by(
        'jain',
        'In recurrent models with attention, very different weights could give the same prediction, and weights went badly with other measures of what mattered.',
      ),
      by(
        'wiegreffe',
        'The reply: it depends on what one calls an explanation, and how one tests it. So it has to be tested.',
      ),
      by(
        'carvallo',
        'Medical experts did not find the weights of a text classifier particularly helpful as explanations; which drawing they saw made a difference.',
      ),
    ],
  },
  first: {
    title: 'does what everybody looks at matter most?',
    question:
      '“The fox saw a bird in a tree and said to the”: of all tokens, the heads look most at the first one, “The”. What does that say?',
    options: [
      {
        value: 'topic',
        label: 'The first word sets the topic, so all depends on it',
        why: 'A first sentence does set the topic. “The” does not.',
      },
      {
        value: 'weight',
        label: 'More attention means more influence',
        why: 'That is what the word “attention” says.',
      },
      { value: 'place', label: 'Nothing about the word: they would look there whatever it was' },
    ],
    experiment:
      'The first token is exchanged for five others, then a word that gets less attention. How much of the prediction moves?',
    evidence: [
      by(
        'xiao',
        'In large models, too, the first tokens get much attention whatever they are; the weights of a row have to add up to one, and the surplus goes there: attention sinks.',
      ),
    ],
  },
} as const satisfies Partial<Record<MythId, MythText>>;
