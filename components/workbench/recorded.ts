import type { Page } from '@/components/engine/useWriting';
import { readRecording } from '@/lib/trace/recording';
import { textOf } from '@/lib/trace/token-text';
import file from './recorded.json';

const { trace, promptLength, vocabulary } = readRecording(file);

/** The chapter's own sentence, read by storybook when the trace was recorded. */
export const RECORDED: Page = { writing: { trace, promptLength }, vocabulary, live: false };

/** The sentence itself. */
export const SENTENCE = textOf(trace.rows.map((row) => row.token));
