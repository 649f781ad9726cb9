import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkStyles } from '@/scripts/checks/styles.mjs';

/** Writes files, by path, to a folder that is removed after the test; returns the folder. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'styles-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('every class is in a module and every class of a module is used', () => {
  const folder = project({
    'app/styles/base.css': '.wide {\n  width: 100%;\n}\n',
    'components/a/A.module.css': '.bar {\n  width: 0.5em;\n}\n\n.bar[data-on] .old {}\n',
    'components/a/A.tsx': [
      "import styles from './A.module.css';",
      '<p className={styles.bar} />;',
      '<p className={styles.bra} />;',
      "<p className={classNames(styles.bar, 'wide wise')} />;",
      '<p className="token" />;',
    ].join('\n'),
  });
  expect(checkStyles(folder)).toEqual([
    'components/a/A.tsx: components/a/A.module.css has no class bra.',
    'components/a/A.tsx: no style sheet has the class "token".',
    'components/a/A.tsx: no style sheet has the class "wise".',
    'components/a/A.module.css: nothing uses the class old.',
  ]);
});

test('a class that another module composes is used, and must be there', () => {
  const folder = project({
    'components/figure/marks.module.css':
      '.mono {\n  fill: black;\n}\n\n.halo {\n  stroke: white;\n}\n',
    'components/a/A.module.css':
      '.number {\n  composes: mono halo holo from "@/components/figure/marks.module.css";\n}\n',
    'components/a/A.tsx': "import styles from './A.module.css';\n<p className={styles.number} />;",
  });
  expect(checkStyles(folder)).toEqual([
    'components/a/A.module.css: components/figure/marks.module.css has no class holo.',
  ]);
});
