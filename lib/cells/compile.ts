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
  refuseReturn(code, tree);
  let last = tree.topNode.lastChild;
  while (last && /Comment$/.test(last.name)) last = last.prevSibling;
  if (last?.name !== 'ExpressionStatement') return code;
  const statement = code.slice(last.from, last.to);
  const expression = statement.replace(/;$/, '');
  return `${code.slice(0, last.from)};await $cells.show((${expression}));${code.slice(last.to)}`;
}

/** A return would end the cells behind it, too. @throws CodeError */
function refuseReturn(code: string, tree: ReturnType<typeof parser.parse>): void {
  let depth = 0;
  tree.iterate({
    enter: ({ name, from }) => {
      if (isFunction(name)) depth++;
      if (name !== 'ReturnStatement' || depth > 0) return;
      const words =
        'SyntaxError: “return” stands outside of a function. A cell shows its last line.';
      throw new CodeError(words, code.slice(0, from).split('\n').length);
    },
    leave: ({ name }) => {
      if (isFunction(name)) depth--;
    },
  });
}

const isFunction = (name: string) =>
  /^(Function(Declaration|Expression)|ArrowFunction|MethodDeclaration)$/.test(name);
