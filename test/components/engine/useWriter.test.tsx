import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { useWriter } from '@/components/engine/useWriter';
import { idsOf } from '@/lib/writer/text-state';
import { fakeModel } from '../../lib/writer/fake-model';

const settings = { temperature: 1, seed: 0 };

afterEach(() => vi.restoreAllMocks());

test('a text that is generated fast is shown as far as it goes, and in the end all of it', async () => {
  vi.spyOn(engineProviderModule, 'useEngine').mockImplementation((() => ({})) as never);
  const fake = fakeModel({ context: 40 });
  const shown = new Set<string>();
  const { result } = renderHook(() => {
    const view = useWriter('test', { pace: 0 });
    shown.add(`${view.text.activity}: ${fake.text(idsOf(view.text))}`);
    return view;
  });
  const { writer } = result.current;
  await act(async () => writer.open(fake.model, { prompt: 'a' }, settings));
  await waitFor(() => expect([...shown]).toContain('idle: a'));
  await act(async () => writer.generate(20, settings));
  await waitFor(() => expect([...shown].at(-1)).toBe('idle: abcdefghijklmnopqrstu'));
  expect([...shown]).toContain('generating: a');
});
