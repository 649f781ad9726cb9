import { useMemo } from 'react';
import { Button } from '@/components/controls/Button';
import { qrCode } from '@/lib/export/qr';
import styles from './QrPicture.module.css';

/** Light modules round a code, without which cameras do not find it. */
const QUIET = 4;

/**
 * A text as a QR code: always dark on white, since many cameras read no other. Where the text is
 * too long for one that can be read from far away, that is said.
 */
export function QrPicture({
  text,
  onSave,
}: {
  readonly text: string;
  readonly onSave: () => void;
}) {
  const code = useMemo(() => qrCode(text), [text]);
  if (!code) {
    return (
      <p className={styles.none}>
        The link is too long for a QR code that a telephone reads from the back row, because much of
        this text was chosen by hand or written with other settings. Copy the link, or share the run
        as a file, which the Lab opens: <Button onPress={onSave}>Save the run</Button>
      </p>
    );
  }
  const side = code.size + 2 * QUIET;
  return (
    <svg
      className={styles.code}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label="QR code of the link"
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
