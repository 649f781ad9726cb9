import duck from '@/content/recorded/masked-attention/repeated-duck.json';
import fox from '@/content/recorded/masked-attention/repeated-fox.json';
import names from '@/content/recorded/masked-attention/repeated-names.json';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said of texts that repeat themselves. */
export const REPEATED = {
  duck: readRecorded('repeatedText', duck),
  fox: readRecorded('repeatedText', fox),
  names: readRecorded('repeatedText', names),
} as const;
