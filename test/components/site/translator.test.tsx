import { render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followTranslator } from '@/components/site/translator';

let stop: () => void;
const native = Node.prototype.removeChild;
beforeEach(() => {
  stop = followTranslator();
});
afterEach(() => stop());

function Line({ count, more = false }: { readonly count: number; readonly more?: boolean }) {
  return (
    <p>
      {more && <b>more</b>}
      {count} tokens{count > 1 && ' in all'}, read once
    </p>
  );
}

/** Puts an element in the place of every text node, as translators do. */
async function translate(element: Element) {
  for (const text of [...element.childNodes].filter((node) => node instanceof Text)) {
    const font = document.createElement('font');
    font.textContent = text.data;
    text.replaceWith(font);
  }
  await new Promise((resolve) => setTimeout(resolve, 0));
}

async function translated() {
  const { container, rerender } = render(<Line count={3} />);
  const line = container.firstElementChild as Element;
  await translate(line);
  expect(line.querySelectorAll('font')).toHaveLength(4);
  return { line, rerender };
}

test('a number that changes is shown, and nothing stays of the old one', async () => {
  const { line, rerender } = await translated();
  rerender(<Line count={4} />);
  await waitFor(() => expect(line.textContent).toBe('4 tokens in all, read once'));
});

test('a text that is removed goes with its translation', async () => {
  const { line, rerender } = await translated();
  rerender(<Line count={1} />);
  await waitFor(() => expect(line.textContent).toBe('1 tokens, read once'));
});

test('an element finds its place before a translated text', async () => {
  const { line, rerender } = await translated();
  rerender(<Line count={3} more />);
  expect(line.textContent).toBe('more3 tokens in all, read once');
});

test('what is translated again goes on being followed', async () => {
  const { line, rerender } = await translated();
  for (const count of [5, 6, 1, 7]) {
    rerender(<Line count={count} />);
    await waitFor(() => expect(line.textContent).toMatch(new RegExp(`^${count} tokens`)));
    await translate(line);
  }
  expect(line.textContent).toBe('7 tokens in all, read once');
});

test('what an editor puts in the place of its own text is not taken for a translation', async () => {
  const { container } = render(<pre translate="no">gpt2</pre>);
  const line = container.firstElementChild as Element;
  const text = line.firstChild as Text;
  await translate(line);
  text.data = 'gpt2.next';
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(line.innerHTML).toBe('<font>gpt2</font>');
  expect(Node.prototype.removeChild).toBe(native);
});

test('a page that is not translated keeps the browser’s own operations', async () => {
  const { rerender } = render(<Line count={3} />);
  rerender(<Line count={1} more />);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(Node.prototype.removeChild).toBe(native);
});
