import type { Page } from '@/components/engine/useWriting';
import { textOf } from '@/lib/text/token-text';
import { previousTokenHead } from '@/lib/trace/previous-token';
import { readRecording } from '@/lib/trace/recording';
import file from './recorded.json';

const { trace, promptLength, vocabulary } = readRecording(file);

/** The sentence itself. */
const SENTENCE = textOf(trace.rows.map((row) => row.token));

/** The notebook's own sentence, read by storybook when the trace was recorded. */
export const RECORDED: Page = {
  prompt: SENTENCE,
  writing: { trace, promptLength },
  vocabulary,
  live: false,
};

/** The map opens on the head that looked most at the token before when the trace was recorded. */
export const FIRST_HEAD = previousTokenHead(trace);
