import { DEFAULT_SETTINGS } from '@/lib/permalink/permalink';
import { NAMED } from '@/lib/writer/writer';
import type { Ask, Recording } from './recording';
import { SENTENCE } from './sentence';

const { length, ...settings } = DEFAULT_SETTINGS;

/** Returns what one press of Generate writes after the notebook's sentence. */
async function essay(ask: Ask) {
  const prompt = await ask('tokenize', { text: SENTENCE });
  const ids = [...prompt.ids];
  const promptLength = ids.length;
  for (let i = 0; i < length; i++) {
    ids.push((await ask('write', { ids, promptLength, settings, named: 1 })).id);
  }
  return { ids, promptLength, settings, named: NAMED };
}

/** How early in the essay its crossroads lies, in tokens: on the first screen. */
const EARLY = 40;

/** The Lab before anything is written there: an essay, open at one of its tokens. */
export const lab: readonly Recording[] = [
  {
    file: 'lab/essay',
    model: 'storybook',
    task: 'nextTokenDistribution',
    // Open where the second choice was most nearly as good as the first.
    request: async (ask) => {
      const text = await essay(ask);
      let best = { ...text, place: text.promptLength };
      let most = 0;
      for (let place = text.promptLength + 1; place <= text.promptLength + EARLY; place++) {
        const asked = { ...text, place };
        const { candidates } = await ask('nextTokenDistribution', asked);
        const second = candidates[1]?.probability ?? 0;
        if (second > most) [best, most] = [asked, second];
      }
      return best;
    },
  },
];
