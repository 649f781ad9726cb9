import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ResidualFlow } from '@/components/widgets/residual-flow/ResidualFlow';
import { StreamLengths } from '@/components/widgets/residual-flow/StreamLengths';
import { FLOW } from './flow';

test('the stations are walked by keyboard, to both ends and not beyond', async () => {
  const go = vi.fn();
  render(<ResidualFlow flow={FLOW} label="·old" station={1} onStation={go} />);
  const slider = screen.getByRole('slider', { name: 'Station on the way of ·old' });
  expect(slider.getAttribute('aria-valuetext')).toBe('after the attention of layer 1: length 4.0');
  slider.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}{End}{Home}');
  expect(go.mock.calls.flat()).toEqual([2, 0, 2, 0]);
});

test('each writer has a band with its name and share', () => {
  const { container } = render(
    <ResidualFlow flow={FLOW} label="a" station={2} onStation={() => {}} />,
  );
  const names = [...container.querySelectorAll('[data-mark=flow-writer]')].map(
    (group) => group.textContent,
  );
  expect(names).toEqual(['embedding 3.0', 'attention −1.0', 'MLP 8.0']);
});

test('every token has a line; pointing at one marks it and tells its length', () => {
  const mark = vi.fn();
  const { container } = render(
    <StreamLengths
      flows={[FLOW, FLOW]}
      labels={['Once', '·upon']}
      at={1}
      station={2}
      marked={undefined}
      onMark={mark}
    />,
  );
  const targets = container.querySelectorAll('[data-mark=stream-target]');
  expect(targets).toHaveLength(2);
  expect(container.textContent).toContain('·upon 10.0');
  fireEvent.pointerEnter(targets[0]?.parentElement as Element);
  expect(mark).toHaveBeenCalledWith(0);
});
