import analogies from '@/content/recorded/embeddings/analogies.json';
import map from '@/content/recorded/embeddings/map.json';
import mapAxis from '@/content/recorded/embeddings/map-axis.json';
import mapGroups from '@/content/recorded/embeddings/map-groups.json';
import nearest from '@/content/recorded/embeddings/nearest.json';
import nearestOfFour from '@/content/recorded/embeddings/nearest-of-four.json';
import nearestToLast from '@/content/recorded/embeddings/nearest-to-last.json';
import rows from '@/content/recorded/embeddings/rows.json';
import spellings from '@/content/recorded/embeddings/spellings.json';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said before any model has loaded. */
export const RECORDED_EMBEDDINGS = {
  /** Its vocabulary has every merge of the notebook's own sentence and of the spellings. */
  spellings: readRecorded('tokenize', spellings),
  rows: readRecorded('embeddingRows', rows),
  nearest: readRecorded('neighbours', nearest),
  nearestToLast: readRecorded('neighbours', nearestToLast),
  analogies: readRecorded('neighbours', analogies),
  nearestOfFour: readRecorded('neighbours', nearestOfFour),
  map: readRecorded('vocabularyMap', map),
  mapGroups: readRecorded('neighbourhoods', mapGroups),
  mapAxis: readRecorded('wordAxis', mapAxis),
} as const;
