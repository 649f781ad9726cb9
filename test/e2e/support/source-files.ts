import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '@/scripts/project.mjs';

/**
 * Returns the files of the project that a module is made of: itself, what it imports, what that
 * imports, and so on. Type imports are left out, and so is what is loaded later, but for what
 * app/generated/drawn.tsx loads: figures that are drawn at once.
 *
 * @param path from the project's root
 */
export function filesFrom(path: string): string[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const source = readFileSync(join(root, file), 'utf8');
    const imports = [
      ...source.matchAll(/^(?:import|export|\}) (?!type ).*?from '(.+)';$/gm),
      ...(file === 'app/generated/drawn.tsx' ? source.matchAll(/\bimport\('(.+?)'\)/g) : []),
    ];
    for (const [, name = ''] of imports) {
      const next = resolve(name, file);
      if (next) visit(next);
    }
  };
  visit(path);
  return [...found];
}

function resolve(name: string, from: string): string | undefined {
  const path = name.startsWith('@/')
    ? name.slice(2)
    : name.startsWith('.')
      ? join(dirname(from), name)
      : undefined;
  if (path === undefined) return undefined;
  return ['.ts', '.tsx', '/index.ts']
    .map((end) => path + end)
    .find((file) => existsSync(join(root, file)));
}
