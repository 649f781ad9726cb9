/**
 * A rehype plugin for chapters: each component of a chapter that stands on lines of its own wakes
 * when the reader comes near; see components/figure/WhenNear.tsx. Exercises are awake from the start:
 * what a reader has answered is counted on the whole page.
 */

/** Where the figures of chapters are, and what of them is an exercise. */
const FIGURES = '@/components/chapters/';
const EXERCISE = /^Predict/;

/** @typedef {{ type: string, name?: string, source?: { value?: unknown }, specifiers?: { local: { name: string } }[], children?: Node[], attributes?: unknown[], data?: { estree?: { body: Node[] } } }} Node */

/** @returns {(tree: Node) => void} */
export default function mdxWhenNear() {
  return (tree) => {
    const figures = new Set(
      (tree.children ?? [])
        .flatMap(({ data }) => data?.estree?.body ?? [])
        .filter(({ source }) => String(source?.value).startsWith(FIGURES))
        .flatMap(({ specifiers = [] }) => specifiers.map(({ local }) => local.name))
        .filter((name) => !EXERCISE.test(name)),
    );
    wrap(tree, figures);
  };
}

/**
 * @param {Node} parent
 * @param {ReadonlySet<string>} figures
 */
function wrap(parent, figures) {
  parent.children = parent.children?.map((node) => {
    const stands = node.type === 'mdxJsxFlowElement' && figures.has(node.name ?? '');
    if (stands && node.children?.length === 0) {
      return { type: 'mdxJsxFlowElement', name: 'WhenNear', attributes: [], children: [node] };
    }
    wrap(node, figures);
    return node;
  });
}
