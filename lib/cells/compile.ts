import { parser } from '@lezer/javascript';
import { transform } from 'sucrase';

/** Code that is not TypeScript, or that a cell cannot be. */
export class CodeError extends Error {
  override readonly name = 'CodeError';
  constructor(
    message: string,
    /** Of the code, from 1. */
    readonly line: number,
  ) {
    super(message);
  }
}

/**
 * Returns the code of a cell as JavaScript, line by line where it was: types are taken out, and an
 * expression at its end becomes what the cell shows.
 *
 * @throws CodeError
 */
export function compileCell(code: string): string {
  return showLast(stripTypes(code));
}

/** Sucrase keeps every line where it was. */
function stripTypes(code: string): string {
  try {
    return transform(code, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
    }).code;
  } catch (error) {
    const { message, loc } = error as Error & { readonly loc?: { readonly line: number } };
    const words = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
    throw new CodeError(`SyntaxError: ${words}`, loc?.line ?? 1);
  }
}

function showLast(code: string): string {
  const tree = parser.parse(code);
  refuseStatements(code, tree);
  let last = tree.topNode.lastChild;
  while (last && /Comment$/.test(last.name)) last = last.prevSibling;
  if (last?.name !== 'ExpressionStatement') return code;
  const statement = code.slice(last.from, last.to);
  const expression = statement.replace(/;$/, '');
  return `${code.slice(0, last.from)};await $cells.show((${expression}));${code.slice(last.to)}`;
}

/** What a cell cannot have outside of its functions, by the parser's names. */
const REFUSED: Readonly<Record<string, string>> = {
  // It would end the cells behind it, too.
  ReturnStatement: '“return” stands outside of a function. A cell shows its last line.',
  ImportDeclaration: 'A cell imports nothing: gpt2, display and Tensor are there without it.',
  ExportDeclaration: 'A cell exports nothing: the cells below it see what it declares.',
};

/** @throws CodeError */
function refuseStatements(code: string, tree: ReturnType<typeof parser.parse>): void {
  let depth = 0;
  tree.iterate({
    enter: ({ name, from }) => {
      if (isFunction(name)) depth++;
      const words = REFUSED[name];
      if (!words || depth > 0) return;
      throw new CodeError(`SyntaxError: ${words}`, code.slice(0, from).split('\n').length);
    },
    leave: ({ name }) => {
      if (isFunction(name)) depth--;
    },
  });
}

/** A property of an object may be a method; elsewhere in it no statement is possible. */
const isFunction = (name: string) =>
  /^(Function(Declaration|Expression)|ArrowFunction|MethodDeclaration|Property)$/.test(name);
