import type { MythText } from '@/components/myths/Explanation';
import type { MythId } from '@/lib/myths/requests';
import { by } from './sources';

/** Beliefs on where the answers of a model come from. */
export const ORIGIN_MYTHS = {
  stored: {
    title: 'are the texts that it read stored inside?',
    question: 'The model goes on with a story. Where do its sentences come from?',
    options: [
      {
        value: 'stored',
        label: 'They are stored in the model, and looked up',
        why: 'A search engine and a database answer like that, and they were the only machines that answered at all.',
      },
      {
        value: 'pasted',
        label: 'They are pasted together from pieces of stored texts',
        why: 'Words and turns of phrase do come from what was read. But no piece of it is kept as text.',
      },
      { value: 'computed', label: 'They are computed, a token at a time, from weights' },
    ],
    experiment:
      'The model writes 20 tokens. Then the file that it was loaded from is searched for them, byte by byte.',
    evidence: [
      by(
        'marx',
        'Five school students were interviewed about face recognition and ChatGPT. Of the six misconceptions found, one is that training data are saved and used again (“Data Storage”).',
      ),
      by(
        'norway',
        'Of 267 pupils in Norway, 183 knew that what ChatGPT writes goes back to texts of the Internet; 115 did not see how mixed these are, or that nothing is checked. 33 knew that it predicts what comes next.',
      ),
    ],
  },
  programmed: {
    title: 'did somebody program what it says?',
    question:
      'Pim met Tav. Pim met Tav. Pim met …: nobody has ever written a story about these two. Can the model go on?',
    options: [
      {
        value: 'rules',
        label: 'No: it has no rule for names that nobody has put in',
        why: 'Most programs do what somebody wrote down for each case.',
      },
      {
        value: 'words',
        label: 'No: it can only say words that it has learned',
        why: 'It does have a fixed list of tokens. But tokens are pieces, and any name can be put together from them.',
      },
      { value: 'found', label: 'Yes: what it does with names was found in training, and fits any' },
    ],
    experiment:
      'Two pairs of made-up names, each read without and with a text that says them before.',
    evidence: [
      by(
        'marx',
        'The same interviews found the belief that whatever such a system does has been programmed in (“Programmed Behavior”).',
      ),
    ],
  },
  browses: {
    title: 'does it look things up while it writes?',
    question: '“Today is”, you write, and the model goes on. What does it ask the Internet?',
    options: [
      {
        value: 'always',
        label: 'Whatever it needs: it is connected',
        why: 'You are connected, and the page came from a server. The model was loaded once, and then it is left alone.',
      },
      {
        value: 'unknown',
        label: 'Only what it does not know',
        why: 'That would be sensible. But it has no sign for “I do not know” that could start a search.',
      },
      { value: 'nothing', label: 'Nothing' },
    ],
    experiment:
      'The model writes 20 tokens, and the browser counts the requests of the page and of the thread that the model runs in.',
    evidence: [
      by(
        'marx',
        'One of the six misconceptions: that the system goes out and gets new data by itself (“Autonomous Data Acquisition”).',
      ),
      by(
        'obrien',
        'Among 500 conversations about Python programs were some whose users took it for granted that the model could reach the web or run code, where it could not.',
      ),
    ],
  },
  learns: {
    title: 'does it learn while you use it?',
    question: 'You tell the model what your dog is called. Does it know from then on?',
    options: [
      {
        value: 'remembers',
        label: 'Yes: it has learned the name',
        why: 'In the same text it does look like that.',
      },
      {
        value: 'slightly',
        label: 'A little: each text that it reads changes it somewhat',
        why: 'Training is like that. But training is another program, which is not running here.',
      },
      { value: 'text', label: 'No: it has the name only as long as the text has it' },
    ],
    experiment:
      'How likely is the name before it is told, in the text that tells it, and in a new text afterwards? All logits of before and after are compared.',
    evidence: [
      by(
        'marx',
        'One of the six misconceptions: that the system learns all the time it is in use (“Continuous Learning”).',
      ),
    ],
  },
  users: {
    title: 'have its users trained it?',
    question: 'Thousands of people have written to this model. What has become of that?',
    options: [
      {
        value: 'everyone',
        label: 'It has become better by it',
        why: 'Search engines and recommendations do use what their users click.',
      },
      {
        value: 'later',
        label: 'It is collected, and the model is updated now and then',
        why: 'Companies may train a next model on talks with the last. That makes another file; this one stays as it is.',
      },
      { value: 'nothing', label: 'Nothing: the file is the one that its training left behind' },
    ],
    experiment:
      'A hash is computed of the file that the model was loaded from, and compared with the one that it was published with.',
    evidence: [
      by(
        'marx',
        'One of the six misconceptions: that it is the users who train the model (“User-trained Model”).',
      ),
    ],
  },
} as const satisfies Partial<Record<MythId, MythText>>;
