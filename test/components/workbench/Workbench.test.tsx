import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import * as sentenceProviderModule from '@/components/sentence/SentenceProvider';
import { Workbench } from '@/components/workbench/Workbench';
import { fakeModel } from '../../lib/writer/fake-model';

const page = { engine: {} as unknown };
beforeEach(() => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => page.engine) as never);
  vi.spyOn(sentenceProviderModule, 'useSentence').mockImplementation((() => ({
    applied: 'a',
  })) as never);
});

const bars = () => Array.from(document.querySelectorAll<HTMLButtonElement>('ol button'));
const enabled = () => bars().filter((bar) => !bar.disabled).length;

test('bars can be taken, but not before a model is ready and not while tokens are written', async () => {
  page.engine = { state: { status: 'loading' }, title: 'Fake', report: () => {} };
  const { rerender } = render(<Workbench />);
  expect([bars().length, enabled()]).toEqual([10, 0]);

  const fake = fakeModel();
  page.engine = { state: { status: 'ready', ...fake.model }, title: 'Fake', report: () => {} };
  rerender(<Workbench />);
  await waitFor(() => expect([bars().length, enabled()]).toEqual([3, 3]));

  fake.wait(new Promise(() => {}));
  const press = (name: string) =>
    act(async () => fireEvent.click(screen.getByText(name, { selector: 'button' })));
  await press('Generate');
  expect(enabled()).toBe(0);
  await press('Stop');
  expect(enabled()).toBe(3);
});
