import { GLYPH, LANES } from '@/components/widgets/model-map/marks';
import { GREEDY } from '@/lib/sampling/settings';
import { likeliest } from './likeliest';
import type { Recording } from './recording';
import { SENTENCE } from './sentence';

const ids = { tokens: SENTENCE };
const storybook = (name: string) => ({ file: `introduction/${name}`, model: 'storybook' });

/** The figures of the introduction; content/introduction.claims.ts says what must hold of them. */
export const introduction: readonly Recording[] = [
  likeliest('introduction/guess-sure', 'The little boy shook his', 10),
  likeliest('introduction/guess-several', 'She was so tired that she went to', 10),
  likeliest('introduction/guess-open', 'In the box there was a', 10),
  likeliest('introduction/half', 'The cat sat on the', 0),
  {
    ...storybook('overview'),
    task: 'overview',
    request: { ids, lanes: LANES, glyph: GLYPH, top: 5 },
  },
  { ...storybook('writing'), task: 'writeText', request: { ids, settings: GREEDY, length: 6 } },
];
