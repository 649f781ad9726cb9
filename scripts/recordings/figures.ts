import { autoRegression } from './auto-regression';
import { catalog } from './catalog';
import { embeddings } from './embeddings';
import { insideABlock } from './inside-a-block';
import { introduction } from './introduction';
import { learning } from './learning';
import { maskedAttention } from './masked-attention';
import { positionalEncoding } from './positional-encoding';
import type { RecordedFigure } from './recorded-figure';
import { sentence } from './sentence';

/** All of them: `npm run record` writes them, a test makes them again and compares. */
export const FIGURES: readonly RecordedFigure[] = [
  ...autoRegression,
  ...embeddings,
  ...insideABlock,
  ...introduction,
  ...learning,
  ...maskedAttention,
  ...positionalEncoding,
  ...sentence,
  ...catalog,
];
