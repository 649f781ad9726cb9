import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { lazyPart } from '@/components/controls/lazyPart';

const Part = ({ name }: { readonly name: string }) => <p>This is {name}.</p>;

test('a part that did not arrive says so, leaves all else standing, and is fetched again', async () => {
  let isReachable = false;
  const Late = lazyPart(async () => {
    if (!isReachable) throw new Error('Failed to load chunk');
    return { default: Part };
  });
  render(
    <main>
      <p>All else</p>
      <Late name="a menu" />
    </main>,
  );
  expect((await screen.findByRole('alert')).textContent).toContain('did not arrive');
  screen.getByText('All else');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('alert');
  isReachable = true;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('This is a menu.');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what is shown until the part is there gives way to it', async () => {
  let arrive = (_: { default: typeof Part }) => {};
  const Late = lazyPart(
    () => new Promise<{ default: typeof Part }>((done) => (arrive = done)),
    'On its way',
  );
  render(<Late name="a dialog" />);
  screen.getByText('On its way');
  arrive({ default: Part });
  await screen.findByText('This is a dialog.');
  expect(screen.queryByText('On its way')).toBeNull();
});
