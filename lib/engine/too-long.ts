import { EngineFailure } from './failure';

/** Returns the failure of a text that has more tokens than the context holds. */
export function tooLong(length: number, context: number): EngineFailure {
  const count = (n: number) => n.toLocaleString('en');
  return new EngineFailure(
    'too-long',
    `This text has ${count(length)} tokens, and the model reads at most ${count(context)}: ` +
      `${count(length - context)} too many.`,
  );
}
