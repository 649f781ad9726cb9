import { render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { FlowFigure } from '@/components/chapters/inside-a-block/FlowFigure';
import { RECORDED_BLOCK } from '@/components/chapters/inside-a-block/recorded';
import * as useTextModule from '@/components/chapters/inside-a-block/useText';
import * as useAnswerModule from '@/components/engine/useAnswer';
import { streamFlow } from '@/lib/block/flow';

/** A pass of two layers over two tokens, as a file gives it that hides the middle of its blocks. */
const pass = {
  shape: { layers: 2, heads: 1, width: 2, vocabulary: 9, context: 9 },
  residual: [Float32Array.of(3, 4, 1, 0), Float32Array.of(3, 0, 1, 1), Float32Array.of(6, 8, 0, 5)],
};
const { request, vocabulary } = RECORDED_BLOCK.flow;
const shown = {
  request: { ids: request.ids.slice(0, 2) },
  answer: { flows: [0, 1].map((t) => streamFlow(pass, t)) },
  vocabulary,
  from: 'live',
};

beforeEach(() => {
  vi.spyOn(useAnswerModule, 'useAnswer').mockImplementation((() => shown) as never);
  vi.spyOn(useTextModule, 'useText').mockImplementation((() => ({
    text: undefined,
    marked: undefined,
    mark: () => {},
    note: '',
  })) as never);
});

test('a file that hides the stream inside its blocks is said to, and whole blocks are drawn', () => {
  const { container } = render(<FlowFigure />);
  expect(screen.getByText(/This model’s file joins the operations of a block/)).toBeTruthy();
  const names = [...container.querySelectorAll('[data-mark=flow-writer]')].map(
    (group) => group.textContent,
  );
  expect(names).toEqual(['embedding 0.0', 'blocks 5.0']);
  expect(container.querySelector('[data-mark=readout]')?.textContent).toContain('After layer 2');
});
