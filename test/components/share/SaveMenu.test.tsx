import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { csvParseRows } from 'd3';
import { beforeEach, expect, test, vi } from 'vitest';
import * as saveModule from '@/components/figure/save';
import { SaveMenu } from '@/components/share/SaveMenu';
import { runToken } from '@/lib/export/run-file';
import { DEFAULT_SETTINGS } from '@/lib/permalink/permalink';
import { token, weightsOn } from '../../fixtures/traces';

const saved: { name: string; content: string }[] = [];
beforeEach(() => {
  vi.spyOn(saveModule, 'save').mockImplementation((async (name: string, content: Blob) => {
    const entry = { name, content: '' };
    saved.push(entry);
    entry.content = await content.text();
  }) as never);
});
beforeEach(() => void saved.splice(0));

const weights = weightsOn(['Once', ' upon']);
const run = {
  model: 'storybook',
  fingerprint: 'ab12',
  settings: DEFAULT_SETTINGS,
  prompt: [runToken(token(1, 'Once'))],
  written: [{ ...runToken(token(2, ' upon')), probability: 0.5, taken: true, alternatives: [] }],
  text: 'Once upon',
};

async function choose(item: string, given: Partial<Parameters<typeof SaveMenu>[0]> = {}) {
  render(
    <SaveMenu
      name="essay"
      text={() => run.text}
      run={() => run}
      weights={async () => weights}
      {...given}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
  await vi.waitFor(() => expect(saved[0]?.content ?? screen.queryByRole('alert')).toBeTruthy());
}

test('the text is saved as it stands', async () => {
  await choose('Text');
  expect(saved).toEqual([{ name: 'essay.txt', content: 'Once upon' }]);
});

test('the run is saved as JSON that reads back equal', async () => {
  await choose('Run as JSON');
  expect(saved[0]?.name).toBe('essay.json');
  expect(JSON.parse(saved[0]?.content ?? '')).toMatchObject(run);
});

test('the attention of the head is saved as CSV that reads back equal', async () => {
  await choose('Attention as CSV');
  expect(csvParseRows(saved[0]?.content ?? '')).toEqual([
    ['query \\ key', '1 Once', '2 ·upon'],
    ['1 Once', String(weights.weight(0, 0)), ''],
    ['2 ·upon', String(weights.weight(1, 0)), String(weights.weight(1, 1))],
  ]);
});

test('what cannot be saved is told', async () => {
  await choose('Attention as CSV', {
    weights: async () => {
      throw new Error('the text is not read yet.');
    },
  });
  expect(saved).toEqual([]);
  expect(screen.getByRole('alert').textContent).toContain('not read yet');
});
