import { fromBase64 } from '@/lib/trace/base64';
import type { Picture } from './exportSvg';

/** Pixels of the file for each CSS pixel: sharp on a projector and in print. */
const SCALE = 2;

/**
 * A picture as PNG, drawn by the browser.
 *
 * @throws {Error} when the browser cannot draw it
 */
export async function exportPng({ source, width, height }: Picture): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * SCALE);
    canvas.height = Math.ceil(height * SCALE);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no canvas to draw on.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return toPng(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * By way of a data URL, which is made at once. A blob Chromium makes bit by bit while the page is idle: where
 * it never is, a large picture comes after seven seconds.
 *
 * @throws {Error} when the canvas is too large for the browser
 */
function toPng(canvas: HTMLCanvasElement): Blob {
  const [, base64 = ''] = canvas.toDataURL('image/png').split(',');
  if (base64 === '') throw new Error('The picture is too large for this browser to save.');
  return new Blob([fromBase64(base64)], { type: 'image/png' });
}
