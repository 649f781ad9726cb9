import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { MOST_ROWS } from '@/components/figure/DataTable';
import { Figure } from '@/components/figure/Figure';
import * as saving from '@/components/figure/save';

afterEach(() => vi.restoreAllMocks());

let broken = false;

function Widget() {
  if (broken) throw new Error('the trace has no layer 7');
  return <p>drawn</p>;
}

const table = () => ({ columns: ['Token', 'Probability'], rows: [['·boy', 0.0368421]] });

test('is a figure with the name that its caption gives', () => {
  render(
    <Figure id="map" title="Attention map" caption="Look at the diagonal." table={table}>
      <svg />
    </Figure>,
  );
  const figure = screen.getByRole('figure', { name: 'Attention map' });
  expect(figure.querySelector('figcaption')?.textContent).toContain('Look at the diagonal.');
});

test('sets one full stop behind a name, whether the title brings one or not', () => {
  render(
    <Figure id="map" title="Attention map.">
      <svg />
    </Figure>,
  );
  const figure = screen.getByRole('figure', { name: 'Attention map' });
  expect(figure.querySelector('figcaption')?.textContent).toMatch(/^Attention map\. ?/);
});

test('shows its numbers as a table, and takes them away again', async () => {
  render(
    <Figure id="bars" title="Bars" table={table}>
      <svg />
    </Figure>,
  );
  expect(screen.queryByRole('table')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));
  const row = within(screen.getByRole('table')).getByRole('rowheader', { name: '·boy' });
  expect(row.parentElement?.textContent).toBe('·boy0.036842');
  expect(screen.getByRole('region', { name: 'Bars, as a table' }).tabIndex).toBe(0);
  await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));
  expect(screen.queryByRole('table')).toBeNull();
});

test('shows no more rows than anyone reads, and says how many are left', async () => {
  const rows = Array.from({ length: MOST_ROWS + 5 }, (_, at) => [at]);
  render(
    <Figure id="long" title="Long" table={() => ({ columns: ['Id'], rows })}>
      <svg />
    </Figure>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));
  expect(screen.getAllByRole('rowheader')).toHaveLength(MOST_ROWS);
  expect(screen.getByText(/^5 more rows/)).toBeTruthy();
});

test('asks for the table only when somebody wants it', () => {
  const costly = vi.fn(table);
  render(
    <Figure id="bars" title="Bars" table={costly}>
      <svg />
    </Figure>,
  );
  expect(costly).not.toHaveBeenCalled();
});

test('saves the table as CSV under the name of the figure', async () => {
  const save = vi.spyOn(saving, 'save').mockImplementation(() => {});
  render(
    <Figure id="bars" title="Bars" table={table}>
      <svg />
    </Figure>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Table as CSV' }));
  await vi.waitFor(() => expect(save).toHaveBeenCalled());
  const [name, content] = save.mock.calls[0]!;
  expect(name).toBe('bars.csv');
  expect(await content.text()).toBe('Token,Probability\r\n·boy,0.0368421\r\n');
});

test('offers only the formats that it has', async () => {
  render(
    <Figure id="drawn" title="Drawn">
      <svg />
    </Figure>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  const items = await screen.findAllByRole('menuitem');
  expect(items.map((item) => item.textContent)).toEqual(['Figure as SVG', 'Figure as PNG']);
});

test('says whether it shows a recorded run or the reader’s own, where that can change', () => {
  const frame = (from?: 'recorded' | 'live') => (
    <Figure id="bars" title="Bars" {...(from ? { from } : {})}>
      <svg />
    </Figure>
  );
  const { rerender } = render(frame('recorded'));
  expect(screen.getByText('Recorded run.')).toBeTruthy();
  rerender(frame('live'));
  expect(screen.queryByText('Recorded run.')).toBeNull();
  expect(screen.getByText('Live run.')).toBeTruthy();
  rerender(frame());
  expect(screen.queryByText(/run\.$/)).toBeNull();
});

test('keeps a failure inside its frame, says what happened, and draws again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  broken = true;
  render(
    <Figure id="bars" title="Bars">
      <Widget />
    </Figure>,
  );
  expect(screen.getByRole('alert').textContent).toContain('the trace has no layer 7');
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Draw it again' }));
  expect(screen.getByText('drawn')).toBeTruthy();
});
