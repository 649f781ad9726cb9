import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Names of the sections to run; all where there are none. */
  readonly only: readonly string[];
  /** Rounds of a measurement: seven, or two of a run that is only to see whether it works. */
  readonly rounds: number;
  readonly quick: boolean;
  /** The folder with a file of GPT-2's size, as training/fixtures/full_size.py makes it. */
  readonly fullSize: string;
}

/** Reads the command line. @throws TypeError for an option that there is not */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
      'full-size': { type: 'string', default: '.cache/onnx-fixtures/full-size' },
    },
  });
  const { only, quick } = values;
  return {
    only: only.split(',').filter((name) => name !== ''),
    rounds: quick ? 2 : 7,
    quick,
    fullSize: values['full-size'],
  };
}
