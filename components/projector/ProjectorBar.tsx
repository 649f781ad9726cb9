import { Button } from 'react-aria-components';

/** The buttons at the foot of a projected figure. */
export function ProjectorBar({
  onMove,
  onClose,
}: {
  readonly onMove: (by: 1 | -1) => void;
  readonly onClose: () => void;
}) {
  return (
    <section aria-label="Projector" className="projector-bar no-print">
      <div role="toolbar" aria-label="Projector">
        <Button className="button button-quiet" onPress={() => onMove(-1)}>
          Previous
        </Button>
        <Button className="button button-quiet" onPress={() => onMove(1)}>
          Next
        </Button>
        <Button className="button button-quiet" onPress={onClose}>
          Leave
        </Button>
      </div>
    </section>
  );
}
