import markStyles from './marks.module.css';

/** The names of layers beside the rows of a grid of heads; the one on top carries the word. */
export function LayerLabels({
  layers,
  x,
  y,
}: {
  readonly layers: number;
  /** Where the names end. */
  readonly x: number;
  /** Returns the middle of a layer's row. */
  readonly y: (layer: number) => number;
}) {
  const top = y(0) < y(layers - 1) ? 0 : layers - 1;
  return Array.from({ length: layers }, (_, layer) => (
    <text
      // biome-ignore lint/suspicious/noArrayIndexKey: a row is its layer
      key={layer}
      className={markStyles.note}
      x={x}
      y={y(layer)}
      dy="0.34em"
      textAnchor="end"
    >
      {layer === top ? `layer ${layer + 1}` : layer + 1}
    </text>
  ));
}

/** The names of heads above the columns of a grid; the first carries the word where it has room. */
export function HeadLabels({
  heads,
  x,
  y,
  hasRoom = true,
}: {
  readonly heads: number;
  /** Returns the middle of a head's column. */
  readonly x: (head: number) => number;
  readonly y: number;
  readonly hasRoom?: boolean;
}) {
  return Array.from({ length: heads }, (_, head) => (
    <text
      // biome-ignore lint/suspicious/noArrayIndexKey: a column is its head
      key={head}
      className={markStyles.note}
      x={x(head)}
      y={y}
      textAnchor="middle"
    >
      {head === 0 && hasRoom ? 'head 1' : head + 1}
    </text>
  ));
}
