import { correction, generate } from 'lean-qr';

/** A QR code: its side in modules, and its dark modules as the path of an SVG. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

/**
 * The longest text that has a code, in bytes. Its code has 65 modules a side: filling 0.8 m of a
 * projected picture, each is 12 mm wide, and a telephone reads it from 8 m away.
 */
export const LONGEST_IN_CODE = 287;

/** The QR code of a text; undefined for a text whose code could not be read from the back row. */
export function qrCode(text: string): QrCode | undefined {
  const { length } = new TextEncoder().encode(text);
  if (length > LONGEST_IN_CODE) return undefined;
  const { M } = correction;
  const code = generate(text, { minCorrectionLevel: M, maxCorrectionLevel: M });
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
