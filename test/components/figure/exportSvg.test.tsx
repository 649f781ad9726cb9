import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { exportSvg } from '@/components/figure/exportSvg';

async function draw() {
  const { container } = render(
    <div style={{ '--paper': '#faf7f0' } as object}>
      <svg aria-hidden="true" viewBox="0 0 10 20">
        <rect className="first" />
      </svg>
      <div>
        <svg aria-hidden="true" viewBox="0 0 5 5">
          <rect className="second" />
        </svg>
      </div>
      <button type="button" className="no-print">
        Next
      </button>
      <span className="sr-only">for the ear</span>
    </div>,
  );
  const parts = [container.firstElementChild as HTMLElement];
  const origin = 'Inside GPT-2 · storybook · “Once <b>”';
  const { source } = await exportSvg({ title: 'Bars', origin, parts });
  return new DOMParser().parseFromString(source, 'image/svg+xml');
}

test('holds all drawings of a figure, not the first alone', async () => {
  const file = await draw();
  const views = Array.from(file.querySelectorAll('svg svg'), (one) => one.getAttribute('viewBox'));
  expect(views).toEqual(['0 0 10 20', '0 0 5 5']);
});

test('carries its title, its paper, and whose numbers it shows', async () => {
  const file = await draw();
  expect(file.querySelector('title')?.textContent).toBe('Bars');
  expect(file.querySelector('rect')?.getAttribute('fill')).toBe('#faf7f0');
  expect(file.documentElement.textContent).toContain('Inside GPT-2 · storybook · “Once <b>”');
});

test('leaves out controls, and what is for screen readers only', async () => {
  const text = (await draw()).documentElement.textContent;
  expect(text).not.toContain('Next');
  expect(text).not.toContain('for the ear');
});
