import { perSecond } from '@/components/widgets/speed/marks';
import type { SpeedProgress } from '@/lib/speed/measure-speed';
import { SPEED_NAMES, type SpeedReport } from '@/lib/speed/speed-report';
import { timeText } from '@/lib/text/time-text';

/** What is being measured; before that, the model may have to be loaded. */
export function progressText(progress: SpeedProgress | undefined): string {
  if (!progress) return 'Waiting for storybook';
  const [what, how] = SPEED_NAMES[progress.work];
  return `${what}, ${how}`;
}

/**
 * What the times of a device mean for someone who reads this notebook on it.
 *
 * @param device as in "this device"
 */
export function speedSentence({ works }: SpeedReport, device: string): string {
  const { step16, step500, read, readAttention, ablations } = works;
  if (!step16 || !step500 || !read || !readAttention || !ablations) return '';
  const times = (a: number, b: number) => `${(a / b).toFixed(1)} times`;
  return (
    `On ${device}, storybook writes about ${perSecond(step16.median)} tokens a second, with the ` +
    `attention of every head at every step. After 500 tokens a step takes ` +
    `${times(step500.median, step16.median)} as long as after 16: the keys and values of the ` +
    `earlier tokens are kept, not computed again. Bringing back all attention makes reading ` +
    `500 tokens ${times(readAttention.median, read.median)} as long. Switching off each head in ` +
    `turn, on a text of 8 tokens, takes ${timeText(ablations.median)}.`
  );
}
