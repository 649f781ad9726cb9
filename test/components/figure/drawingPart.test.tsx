import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { drawingPart } from '@/components/figure/drawingPart';

function draw() {
  const { container } = render(
    <svg aria-hidden="true" viewBox="0 0 10 20">
      <rect className="bar" style={{ fill: 'rgb(29, 133, 135)', '--own': '1px' } as object} />
      <text>{'<img src=x onerror=alert(1)>'}</text>
      <ellipse stroke="var(--forbidden)" />
      <circle style={{ display: 'none' }} />
      <line data-screen-only="" />
    </svg>,
  );
  return drawingPart(container.querySelector('svg') as SVGSVGElement);
}

test('writes the computed colours into the marks, and no class or variable', () => {
  const bar = draw().querySelector('rect');
  expect(bar?.getAttribute('style')).toContain('fill: rgb(29, 133, 135)');
  expect(bar?.getAttribute('style')).not.toContain('--own');
  expect(bar?.hasAttribute('class')).toBe(false);
  expect(draw().outerHTML).not.toContain('var(');
});

test('keeps text as text, and leaves out what is not seen or for the screen only', () => {
  const drawing = draw();
  expect(drawing.querySelector('img')).toBeNull();
  expect(drawing.querySelector('text')?.textContent).toContain('onerror');
  expect(drawing.querySelector('line, circle')).toBeNull();
});
