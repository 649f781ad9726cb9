import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { OneAtATime } from '@/components/widgets/one-at-a-time/OneAtATime';
import { token } from '../../../fixtures/traces';

test('each row reads what the rows before it answered', () => {
  render(
    <OneAtATime
      prompt={[token(1, ' an')]}
      more={false}
      written={[' old', ' man', '.'].map((word, id) => ({
        token: token(id, word),
        probability: 0.5,
      }))}
    />,
  );
  expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    'pass 1·an → ·old50%',
    'pass 2·an·old → ·man50%',
    'pass 3·an·old·man → .50%',
  ]);
});
