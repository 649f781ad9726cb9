import { DEFAULT_SETTINGS } from '@/lib/permalink/permalink';
import { NAMED } from '@/lib/writer/writer';
import type { Ask, Recording } from './recording';
import { SENTENCE } from './sentence';

const { length, ...settings } = DEFAULT_SETTINGS;

/** Returns what one press of Generate writes after the notebook's sentence. */
async function essay(ask: Ask) {
  const prompt = await ask('tokenize', { text: SENTENCE });
  const written = await ask('writeText', { ids: prompt.ids, settings, length });
  const ids = [...prompt.ids, ...written.ids];
  return { ids, promptLength: prompt.ids.length, settings, named: NAMED };
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
