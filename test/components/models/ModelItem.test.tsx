import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import * as engineProviderModule from '@/components/engine/EngineProvider';
import { ModelItem } from '@/components/models/ModelItem';
import { STORYBOOK } from '@/lib/engine/catalog';

const nothing = () => {};

test.each([
  ['that was found', { stored: undefined, onRemove: nothing }],
  [
    'on this device',
    { stored: { id: STORYBOOK.id, bytes: STORYBOOK.weights.bytes, complete: true } },
  ],
])('the name of each button of a model %s begins with what it shows', (_, props) => {
  const models = { choose: nothing, cancel: nothing };
  vi.spyOn(engineProviderModule, 'useModels').mockReturnValue(models as never);
  render(<ModelItem entry={STORYBOOK} onDelete={nothing} obstacle={undefined} {...props} />);
  const buttons = screen.getAllByRole('button');
  expect(buttons).toHaveLength(2);
  for (const { textContent, ariaLabel } of buttons) {
    expect(ariaLabel ?? textContent).toMatch(new RegExp(`^${textContent}`));
  }
});
