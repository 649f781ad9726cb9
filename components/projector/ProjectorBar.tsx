import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import styles from './ProjectorBar.module.css';

/** The buttons at the foot of a projected figure. */
export function ProjectorBar({
  onMove,
  onClose,
}: {
  readonly onMove: (by: 1 | -1) => void;
  readonly onClose: () => void;
}) {
  return (
    <section
      aria-label="Projector"
      data-mark="projector-bar"
      className={classNames(styles.bar, 'no-print')}
    >
      <div role="toolbar" aria-label="Projector">
        <Button look="quiet" onPress={() => onMove(-1)}>
          Previous
        </Button>
        <Button look="quiet" onPress={() => onMove(1)}>
          Next
        </Button>
        <Button look="quiet" onPress={onClose}>
          Leave
        </Button>
      </div>
    </section>
  );
}
