import { render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { EngineFailure, type FailureCode } from '@/lib/engine/failure';

const models = { current: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useModels').mockImplementation((() => models.current) as never);
});

function show(code: FailureCode, failedId = 'gpt2') {
  const failure = new EngineFailure(code, 'Something happened.');
  models.current = { failed: { id: failedId, failure }, choose: () => {} };
  render(<FailureNote failure={failure} onRetry={() => {}} />);
  return {
    retry: screen.queryByRole('button', { name: 'Try again' }),
    storybook: screen.queryByRole('button', { name: /storybook instead/ }),
  };
}

test('a failure that may pass offers another try, and the smaller model', () => {
  const { retry, storybook } = show('offline');
  expect(retry).not.toBeNull();
  expect(storybook).not.toBeNull();
  expect(screen.getByRole('alert').textContent).toMatch(
    /^Something happened\. Check the connection/,
  );
});

test('without SIMD or workers no button is shown: none could help', () => {
  const { retry, storybook } = show('unsupported-browser');
  expect(retry).toBeNull();
  expect(storybook).toBeNull();
  expect(screen.getByRole('alert').textContent).toMatch(/current version of Chrome/);
});

test.each(['policy', 'unsupported-graph', 'self-check'] as const)(
  'for %s the smaller model is offered, and no second try',
  (code) => {
    const { retry, storybook } = show(code);
    expect(retry).toBeNull();
    expect(storybook).not.toBeNull();
  },
);

test('a failure of storybook itself does not offer storybook', () => {
  expect(show('crashed', 'storybook').storybook).toBeNull();
});
