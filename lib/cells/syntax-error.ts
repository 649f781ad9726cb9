import { parse } from 'acorn';

/** Why a script cannot be read. */
export interface FoundSyntaxError {
  /** In words, as “SyntaxError: Identifier 'a' has already been declared”. */
  readonly message: string;
  /** Of the script, from 1. */
  readonly line: number;
}

/** Returns the first syntax error of a script; undefined where there is none. */
export function syntaxErrorIn(script: string): FoundSyntaxError | undefined {
  try {
    parse(script, { ecmaVersion: 'latest' });
    return undefined;
  } catch (error) {
    const { message, loc } = error as SyntaxError & { readonly loc: { readonly line: number } };
    return { message: `SyntaxError: ${message.replace(/ \(\d+:\d+\)$/, '')}`, line: loc.line };
  }
}
