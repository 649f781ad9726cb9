import { catalog } from './catalog';
import { learning } from './learning';
import type { RecordedFigure } from './recorded-figure';

/** All of them: `npm run record` writes them, a test makes them again and compares. */
export const FIGURES: readonly RecordedFigure[] = [...learning, ...catalog];
