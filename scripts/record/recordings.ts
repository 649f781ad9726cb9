import { autoRegression } from './auto-regression';
import { circuits } from './circuits';
import { embeddings } from './embeddings';
import { insideABlock } from './inside-a-block';
import { introduction } from './introduction';
import { lab } from './lab';
import { learning } from './learning';
import { nextTokens } from './likeliest';
import { maskedAttention } from './masked-attention';
import { myths } from './myths';
import { positionalEncoding } from './positional-encoding';
import type { Recording } from './recording';
import { sentence } from './sentence';

/** Every recorded answer: `npm run record` writes them, a test computes them again. */
export const RECORDINGS: readonly Recording[] = [
  ...sentence,
  ...nextTokens,
  ...introduction,
  ...embeddings,
  ...positionalEncoding,
  ...maskedAttention,
  ...insideABlock,
  ...lab,
  ...autoRegression,
  ...learning,
  ...circuits,
  ...myths,
];

/** Where the answer of a recording is kept. */
export const fileOf = ({ file }: Recording): URL =>
  new URL(`../../content/recorded/${file}.json`, import.meta.url);
