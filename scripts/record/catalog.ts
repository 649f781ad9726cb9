import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { parameterCount } from '@/lib/trace/parameters';
import { STORYBOOK_FOLDER } from '../node-model';
import type { MadeFile } from './made-file';

/** Measured by training/storybook_training/precision.py. */
const PRECISION = new URL('../../training/measured/precision.json', import.meta.url);

/** Measured by training/storybook_training/prepare.py. */
const PREPARED = new URL('../../training/measured/prepared.json', import.meta.url);

/** What the catalog says of the model that ships with the site. */
export const catalog: MadeFile[] = [
  {
    file: new URL('../../lib/engine/storybook.json', import.meta.url),
    make: async ({ model }) => {
      const { shape } = model.graph;
      const file = new URL('onnx/model_quantized.onnx', STORYBOOK_FOLDER);
      const { size } = await stat(file);
      const { layers, heads } = shape;
      const { largest_change_in_points: change } = JSON.parse(await readFile(PRECISION, 'utf8'));
      return {
        layers,
        heads,
        parameters: parameterCount(shape),
        bytes: size,
        sha256: createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
        trainingBytes: JSON.parse(await readFile(PREPARED, 'utf8')).bytes,
        pointsChanged: { median: change.median, of95Percent: change.of_95_percent },
      };
    },
  },
];
