import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';

/** The files that take longest, the longest first. */
const LONGEST = [
  'test/e2e/every-page.test.ts',
  'test/e2e/projector.test.ts',
  'test/e2e/figure-export.test.ts',
  'test/e2e/gallery.test.ts',
  'test/e2e/foreign-figures.test.ts',
  'test/e2e/under-a-path.test.ts',
  'test/e2e/foreign-models.test.ts',
  'test/e2e/models.test.ts',
  'test/e2e/hostile-cells.test.ts',
  'test/e2e/forms.test.ts',
  'test/e2e/lab-files.test.ts',
  'test/e2e/devices.test.ts',
  'test/e2e/readers.test.ts',
  'test/e2e/every-field.test.ts',
  'test/e2e/layout-shift.test.ts',
  'test/e2e/auto-regression.test.ts',
  'test/e2e/masked-attention.test.ts',
  'test/e2e/every-code.test.ts',
  'test/e2e/offline.test.ts',
  'test/e2e/figure-code.test.ts',
  'test/e2e/navigations.test.ts',
  'test/e2e/faults.test.ts',
  'test/model/full-size.test.ts',
  'test/model/recordings.test.ts',
  'test/model/engine-forms.test.ts',
  'test/model/self-check.test.ts',
];

/**
 * Begins with the longest files, so that no worker has one to itself in the end. Vitest itself knows
 * how long files take only where they have run before.
 */
export class LongFirst extends BaseSequencer {
  /**
   * @override
   * @param {import('vitest/node').TestSpecification[]} files
   */
  async sort(files) {
    const { root } = this.ctx.config;
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    /** @param {import('vitest/node').TestSpecification} file */
    const place = ({ moduleId }) => {
      const at = LONGEST.indexOf(relative(root, moduleId).replaceAll('\\', '/'));
      return at < 0 ? LONGEST.length : at;
    };
    return sorted.sort(
      (a, b) => projects.indexOf(a.project) - projects.indexOf(b.project) || place(a) - place(b),
    );
  }
}
