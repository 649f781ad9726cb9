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
    return await toPng(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** @throws {Error} when the canvas is too large for the browser */
function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The picture is too large for this browser to save.'));
    }, 'image/png');
  });
}
