import type { MythText } from '@/components/myths/Explanation';
import type { MythId } from '@/lib/myths/requests';
import { by } from './sources';

/** Beliefs on what the answers of a model are worth. */
export const WORTH_MYTHS = {
  exact: {
    title: 'are its answers worked out exactly?',
    question: '“Two and two make”: what does the model do?',
    options: [
      {
        value: 'calculates',
        label: 'It adds the numbers: computers make no mistakes in sums',
        why: 'It does compute. But what it computes are the chances of tokens.',
      },
      {
        value: 'knows',
        label: 'It knows the answer by heart, and is sure of it',
        why: 'Larger models have read short sums so often that it looks like that.',
      },
      { value: 'likely', label: 'It gives “four” a chance, as it does every other word' },
    ],
    experiment: 'Four sums and a sentence out of stories: how likely is the right word?',
    evidence: [
      by(
        'marx',
        'One of the six misconceptions is about “Exactness”: that what comes out of such a system is exact.',
      ),
    ],
  },
  trust: {
    title: 'is the likelier sentence the truer one?',
    question: 'A sentence and its false twin. Which one does the model find likelier?',
    options: [
      {
        value: 'sources',
        label: 'The true one: it learned from good sources',
        why: 'Texts are chosen for training. Those of storybook were chosen for being stories, not for being true.',
      },
      {
        value: 'majority',
        label: 'The true one: more people write what is true',
        why: 'What everybody knows is hardly ever written down, and stories are full of what is not so.',
      },
      { value: 'apart', label: 'Now this one, now that: likely and true are not the same' },
    ],
    experiment: 'Five pairs of sentences. Of each pair, how likely is the false one?',
    evidence: [
      by(
        'norway',
        'Of the 267 pupils, 47 trusted what ChatGPT says without question, often in the belief that it picks good sources.',
      ),
    ],
  },
  misunderstood: {
    title: 'when it is wrong, has it misunderstood?',
    question: 'Ask for the capital of France, and storybook fails. Why?',
    options: [
      {
        value: 'unclear',
        label: 'It has misunderstood: one has to ask more clearly',
        why: 'Between people that is the usual reason. And with larger models the wording does matter.',
      },
      {
        value: 'lies',
        label: 'It does know, and makes something up',
        why: 'It writes what is wrong as fluently as what is right, since it does the same in both cases.',
      },
      {
        value: 'unread',
        label: 'In what it has read, hardly anything makes the right word likely',
      },
    ],
    experiment: 'The same question in four wordings, and beside them words that it has read often.',
    evidence: [
      by(
        'pope',
        'Of 162 students in a first course of computing, 13% explained wrong output by the training data; after they had trained a small model in the browser, 38% did. Fewer spoke of it as of a person.',
      ),
    ],
  },
  few: {
    title: 'does it choose among a few words?',
    question: '“Once upon a time there was an old”: among how many tokens does the model choose?',
    options: [
      {
        value: 'handful',
        label: 'A handful that fit',
        why: 'Pictures of a model show five or ten, this notebook’s too. The rest is in the last line.',
      },
      {
        value: 'seen',
        label: 'Those that came next in some story',
        why: 'Older models of language did work like that: they counted what follows what.',
      },
      { value: 'all', label: 'All that it has' },
    ],
    experiment:
      'All tokens with a chance above zero are counted, and the fewest that have 90% together.',
    evidence: [
      by(
        'gettysburg',
        'Of a well-made activity in which a class plays the model with a few cards, its authors say themselves: students may come to think that a model has a small bank of tokens.',
      ),
    ],
  },
  temperature: {
    title: 'does a higher temperature make it more creative?',
    question: 'The temperature is set from 0.5 to 2. What happens to the list of candidates?',
    options: [
      {
        value: 'ideas',
        label: 'Better ideas get to the top',
        why: 'Vendors call it the creativity of a model.',
      },
      {
        value: 'wakes',
        label: 'It finds words that it would not have known',
        why: 'One does get to see rare words. They were in the list before, far down.',
      },
      { value: 'shares', label: 'The same list, more evenly shared out' },
    ],
    experiment:
      'The likeliest tokens at three temperatures; then a text at the highest, twice from the same seed.',
    evidence: [
      by(
        'peeperkorn',
        'Stories by one model at seven temperatures: a little more novel and rather less coherent when it is higher, which is not what “creativity parameter” promises.',
      ),
    ],
  },
} as const satisfies Partial<Record<MythId, MythText>>;
