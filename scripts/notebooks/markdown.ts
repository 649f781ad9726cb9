import type { Element, ElementContent } from 'hast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { isFormula, texOf } from './plain-page';

const processor = unified()
  .use(rehypeRemark, {
    handlers: {
      span: (state, node: Element) => {
        if (!isFormula(node)) return state.all(node);
        const value = texOf(node);
        const isBlock = String(node.properties.className).includes('katex-display');
        return isBlock ? { type: 'math', value } : { type: 'inlineMath', value };
      },
      // Folded in Jupyter, too, which reads Markdown between the tags.
      details: (state, node: Element) => [
        { type: 'html', value: '<details>' },
        ...state.toFlow(state.all(node)),
        { type: 'html', value: '</details>' },
      ],
      summary: (_, node: Element) => {
        const [text] = node.children;
        return {
          type: 'html',
          value: `<summary>${text && 'value' in text ? text.value : ''}</summary>`,
        };
      },
    },
  })
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkStringify, { bullet: '-', rule: '-' });

/** Returns parts of a page as Markdown, with formulas between dollars. */
export function markdownOf(children: readonly ElementContent[]): string {
  const tree = processor.runSync({ type: 'root', children: [...children] });
  return processor.stringify(tree).trim();
}
