import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { PositionCurve } from '@/components/widgets/position-curve/PositionCurve';

test('arrow keys turn the picture, and the shares of the components stand at the axes', async () => {
  const onTurn = vi.fn();
  render(
    <PositionCurve
      title="Learned"
      curve={{ points: Float32Array.of(0, 0, 0, 1, 1, 0, 2, 0, 1), first: 0, every: 1 }}
      explained={[0.5, 0.25, 0.1]}
      named={[0, 2]}
      marked={1}
      turn={{ yaw: 0, pitch: 0 }}
      onTurn={onTurn}
    />,
  );
  expect(screen.getByText('1: 50%')).toBeTruthy();
  screen.getByRole('application', { name: /Learned/ }).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowUp}x');
  expect(onTurn).toHaveBeenCalledTimes(2);
  expect(onTurn.mock.calls[0]?.[0].yaw).toBeGreaterThan(0);
  expect(onTurn.mock.calls[1]?.[0].pitch).toBeLessThan(0);
});
