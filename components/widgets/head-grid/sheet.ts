/**
 * All maps of a model as pixels, one a weight, the heads below one another: a strip of L · H · T
 * rows, T wide. What lies right of a diagonal stays transparent.
 *
 * @param attention one [H, T, T] array a layer
 * @param shades RGBA of 256 evenly spaced places on the attention scale
 * @returns RGBA, [L · H · T, T, 4]
 */
export function headSheet(
  attention: readonly Float32Array[],
  length: number,
  shades: Uint8ClampedArray,
): Uint8ClampedArray<ArrayBuffer> {
  const colours = new Uint32Array(shades.buffer, shades.byteOffset, 256);
  const count = attention.reduce((sum, layer) => sum + layer.length, 0);
  const pixels = new Uint32Array(count);
  let row = 0;
  for (const layer of attention) {
    const rows = layer.length / length;
    for (let r = 0; r < rows; r++, row++) {
      const seen = (r % length) + 1;
      for (let k = 0; k < seen; k++) {
        const shade = Math.round(Math.sqrt(layer[r * length + k] as number) * 255);
        pixels[row * length + k] = colours[Math.min(255, shade)] as number;
      }
    }
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** The part of a canvas's context that is used here: workers and tests have it too. */
type Context = Pick<
  CanvasRenderingContext2D,
  'clearRect' | 'drawImage' | 'imageSmoothingEnabled' | 'globalAlpha'
>;

/**
 * Puts the maps of a sheet where they belong.
 *
 * @param order the head (l · H + h) that stands at each place
 * @param faint true for the heads that are drawn pale
 */
export function paintHeads(
  context: Context,
  sheet: CanvasImageSource,
  length: number,
  order: readonly number[],
  places: readonly { readonly x: number; readonly y: number }[],
  tile: number,
  scale: number,
  faint: (head: number) => boolean,
): void {
  context.imageSmoothingEnabled = false;
  for (let i = 0; i < order.length; i++) {
    const place = places[i];
    const head = order[i] as number;
    if (!place) continue;
    const [x, y, side] = [place.x * scale, place.y * scale, tile * scale];
    context.globalAlpha = faint(head) ? 0.25 : 1;
    context.drawImage(sheet, 0, head * length, length, length, x, y, side, side);
  }
  context.globalAlpha = 1;
}
