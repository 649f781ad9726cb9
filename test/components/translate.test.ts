import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The class of an element that holds a token, its id, or a number. */
const DATA =
  /className=(?:"(?:[^"]*\s)?tabular(?:\s[^"]*)?"|\{classNames\([^()]*'(?:[^']*\s)?tabular(?:\s[^']*)?'[^()]*\)\}|\{tokenStyles\.(?:token|id)\})/;

test('an element that is dressed as a token or a number is closed to translators', () => {
  const open: string[] = [];
  let found = 0;
  for (const file of readdirSync('components', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.tsx')) continue;
    const source = readFileSync(`components/${file}`, 'utf8');
    for (const { index } of source.matchAll(new RegExp(DATA, 'g'))) {
      const tag = source.slice(source.lastIndexOf('<', index), source.indexOf('>', index));
      found++;
      // An element that is a number only at times is closed only then.
      if (!/translate(?:="no"|: 'no')/.test(tag)) open.push(`${file}: ${tag}`);
    }
  }
  expect(found).toBeGreaterThan(20);
  expect(open).toEqual([]);
});
