import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the style that react-aria would add to a page that comes to life is there from the start', () => {
  const added = readFileSync(
    'node_modules/react-aria/dist/private/interactions/usePress.mjs',
    'utf8',
  );
  const layout = readFileSync('app/layout.tsx', 'utf8');
  const id = /STYLE_ID = '([^']+)'/.exec(added)?.[1];
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(added)?.[1];
  const declaration = /touch-action: [^;]+;/.exec(added)?.[0];
  expect(layout).toContain(`id: '${id}'`);
  expect(layout).toContain(`@layer { [${attribute}] { ${declaration} } }`);
});
