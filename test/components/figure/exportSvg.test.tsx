import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { exportSvg } from '@/components/figure/exportSvg';

function draw() {
  const { container } = render(
    <svg aria-hidden="true" viewBox="0 0 10 20" style={{ '--paper': '#faf7f0' } as object}>
      <rect className="bar" style={{ fill: 'rgb(29, 133, 135)' }} />
      <text>{'<img src=x onerror=alert(1)>'}</text>
      <line data-screen-only="" />
    </svg>,
  );
  const svg = container.querySelector('svg')!;
  return new DOMParser().parseFromString(exportSvg(svg, 'Bars').source, 'image/svg+xml');
}

test('writes the computed colours into the marks, and no class', () => {
  const bar = draw().querySelector('rect:not([width])')!;
  expect(bar.getAttribute('style')).toContain('fill: rgb(29, 133, 135)');
  expect(bar.hasAttribute('class')).toBe(false);
});

test('paints the ground over the whole view box', () => {
  const ground = draw().querySelector('rect[width]')!;
  expect(['x', 'y', 'width', 'height', 'fill'].map((name) => ground.getAttribute(name))).toEqual([
    '0',
    '0',
    '10',
    '20',
    '#faf7f0',
  ]);
});

test('carries its title, keeps text as text, and leaves out what is for the screen only', () => {
  const file = draw();
  expect(file.querySelector('title')?.textContent).toBe('Bars');
  expect(file.querySelector('img')).toBeNull();
  expect(file.querySelector('text')?.textContent).toContain('onerror');
  expect(file.querySelector('line')).toBeNull();
});
