import { createProcessor } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';

/** The syntax of chapters, without what is made of it; see mdx-options.mjs. */
const processor = createProcessor({ remarkPlugins: [remarkGfm, remarkMath] });

/**
 * Returns the syntax tree of a chapter.
 *
 * @param {string} source MDX
 */
export const parseMdx = (source) => processor.parse(source);
