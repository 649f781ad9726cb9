import { unpackToken } from '@/lib/trace/recording';
import file from './recorded.json';

/** The notebook's own sentence, as storybook read it when it was recorded. */
export const RECORDED_SENTENCE = { ...file, tokens: file.tokens.map(unpackToken), live: false };
