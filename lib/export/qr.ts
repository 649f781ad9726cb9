import { correction, generate } from 'lean-qr';

/** A QR code: its side in modules, and its dark modules as the path of an SVG. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

/** Bytes that the largest QR code holds (version 40, level L). */
export const QR_CAPACITY = 2953;

/** Bytes above which the modules are too small for a phone in the back row. */
const LARGE = 1200;

/**
 * The QR code of a text; undefined where it is longer than any code holds. Short texts are written
 * with more redundancy, which cameras read from further away.
 */
export function qrCode(text: string): QrCode | undefined {
  const { length } = new TextEncoder().encode(text);
  if (length > QR_CAPACITY) return undefined;
  const level = length > LARGE ? correction.L : correction.M;
  const code = generate(text, { minCorrectionLevel: level, maxCorrectionLevel: level });
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      let wide = 0;
      while (code.get(x + wide, y)) wide++;
      if (wide > 0) path += `M${x} ${y}h${wide}v1h-${wide}z`;
      x += wide;
    }
  }
  return { size: code.size, path };
}
