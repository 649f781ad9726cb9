import { useMemo } from 'react';
import { qrCode } from '@/lib/export/qr';
import styles from './QrPicture.module.css';

/** Light modules round a code, without which cameras do not find it. */
const QUIET = 4;

/**
 * A text as a QR code: always dark on white, since many cameras read no other. Where the text is
 * too long for one, that is said.
 */
export function QrPicture({ text }: { readonly text: string }) {
  const code = useMemo(() => qrCode(text), [text]);
  if (!code) {
    return (
      <p className={styles.none}>
        With this much text the link is longer than a QR code can hold. Copy the link instead, or
        share a shorter text.
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
