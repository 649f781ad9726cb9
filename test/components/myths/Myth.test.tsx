import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { Myth } from '@/components/myths/Myth';
import { RECORDED_MYTHS } from '@/components/myths/recorded';
import { MYTHS } from '@/content/myths';
import { EngineFailure } from '@/lib/engine/failure';

const page = { engine: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => page.engine) as never);
  vi.spyOn(engineProviderModule, 'useModels').mockImplementation((() => ({
    failed: undefined,
    choose: () => {},
  })) as never);
});

const { answer, shape, vocabulary } = RECORDED_MYTHS.trust;
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

/** A model that answers when it is told to. */
function slowModel() {
  let finish: (shares: readonly number[]) => void = () => {};
  let fail: (failure: EngineFailure) => void = () => {};
  const run = () =>
    new Promise((resolve, reject) => {
      finish = (shares) => resolve({ shares });
      fail = reject;
    });
  page.engine = {
    title: 'slow',
    state: { status: 'ready', client: { run }, info: { id: 'slow', shape }, vocabulary },
    report: () => {},
  };
  return {
    finish: (shares: readonly number[]) => act(async () => finish(shares)),
    fail: (failure: EngineFailure) => act(async () => fail(failure)),
  };
}

beforeEach(() => {
  // happy-dom sees no element come near.
  vi.stubGlobal('IntersectionObserver', undefined);
  localStorage.clear();
  sessionStorage.clear();
  dispatchEvent(new StorageEvent('storage', { storageArea: sessionStorage }));
  return () => vi.unstubAllGlobals();
});

async function begin() {
  render(
    <Myth id="trust" {...MYTHS.trust}>
      <p>The reason.</p>
    </Myth>,
  );
  await userEvent.click(screen.getByRole('radio', { name: MYTHS.trust.options[0]?.label ?? '' }));
  await press('Run the experiment');
}

test('while a model works nothing recorded is shown, and it can be stopped', async () => {
  slowModel();
  await begin();
  expect(screen.getByRole('status').textContent).toBe('slow is at work');
  expect(screen.queryByRole('figure')).toBeNull();
  await press('Stop');
  expect(screen.queryByRole('status')).toBeNull();
  expect(screen.queryByRole('textbox')).toBeNull();
  await press('Run the experiment');
  expect(screen.getByRole('status').textContent).toBe('slow is at work');
});

test('a model that behaves otherwise than said is told apart', async () => {
  const model = slowModel();
  await begin();
  await model.finish(answer.shares.map(() => 0.1));
  await waitFor(() => expect(screen.getByRole('figure')).toBeTruthy());
  expect(screen.getByRole('figure').textContent).toContain('it came out otherwise');
});

test('the explanation comes on demand, and names the reader’s own choice', async () => {
  const model = slowModel();
  await begin();
  await model.finish(answer.shares);
  expect(screen.queryByText('The reason.')).toBeNull();
  await press('Compare with the explanation');
  expect(screen.getByText('The reason.')).toBeTruthy();
  const own = screen.getAllByRole('listitem').find((item) => 'yours' in item.dataset);
  expect(own?.textContent).toContain('(your choice)');
});

test('a failure says what happened, and shows what was recorded', async () => {
  const model = slowModel();
  await begin();
  await model.fail(new EngineFailure('too-long', 'The text is too long.'));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('too long'));
  expect(screen.getByRole('figure').textContent).toContain('Recorded run.');
});
