import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';

interface RunLineProps {
  /** What the button says. */
  readonly what: string;
  /** Undefined where there is nothing to ask for. */
  readonly run: (() => void) | undefined;
  readonly stop: () => void;
  readonly busy: boolean;
  /** 0..1 */
  readonly progress: number | undefined;
}

/** Asks a larger model for many passes; says how far it is, and stops it. */
export function RunLine({ what, run, stop, busy, progress = 0 }: RunLineProps) {
  return (
    <div className={classNames(layout.wideControls, 'needs-script no-print')}>
      <div className={layout.actions}>
        <Button look="primary" isDisabled={!run} onPress={() => run?.()}>
          {what}
        </Button>
        <Button isDisabled={!busy} onPress={stop}>
          Stop
        </Button>
      </div>
      <p className={layout.note} role="status">
        {busy ? `${Math.round(progress * 100)} % done` : ''}
      </p>
    </div>
  );
}
