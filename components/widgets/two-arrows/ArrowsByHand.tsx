import { type Arrow, type ArrowSums, arrowSums, cosineText, withMinus } from './marks';
import styles from './TwoArrows.module.css';

/** Dot product, lengths and cosine of two arrows, worked out a line at a time. */
export function ArrowsByHand({ a, b }: { readonly a: Arrow; readonly b: Arrow }) {
  const sums = arrowSums(a, b);
  const [lengthA, lengthB] = sums.lengths.map((length) => length.toFixed(2));
  return (
    <ol className={styles.sums} aria-label="By hand">
      <li>
        <span className={styles.name}>Multiply place by place, and add</span>
        <span data-mark="arrow-dot">
          <b>a</b> · <b>b</b> = {times(a[0], b[0])} + {times(a[1], b[1])} ={' '}
          <b>{withMinus(sums.dot)}</b>
        </span>
      </li>
      <li>
        <span className={styles.name}>The lengths, by Pythagoras</span>
        <span data-mark="arrow-length">
          ‖<b>a</b>‖ = {root(a)} = {lengthA}
        </span>
        <span data-mark="arrow-length">
          ‖<b>b</b>‖ = {root(b)} = {lengthB}
        </span>
      </li>
      <li>
        <span className={styles.name}>Divide by both</span>
        <span data-mark="arrow-cosine">
          cos = {withMinus(sums.dot)} / ({lengthA} · {lengthB}) = <b>{cosineText(sums)}</b>
        </span>
      </li>
      <li>
        <span className={styles.name}>{meaningOf(sums)}</span>
        <span data-mark="arrow-angle">{Math.round(sums.degrees)}°</span>
      </li>
    </ol>
  );
}

const factor = (value: number) => (value < 0 ? `(${withMinus(value)})` : withMinus(value));
const times = (x: number, y: number) => `${factor(x)} · ${factor(y)}`;
const root = ([x, y]: Arrow) => `√(${times(x, x)} + ${times(y, y)}) = √${x * x + y * y}`;

function meaningOf({ dot, degrees }: ArrowSums): string {
  if (dot === 0) return 'A right angle: no share of one arrow lies along the other';
  if (degrees < 0.5) return 'The same direction';
  if (degrees > 179.5) return 'Opposite directions';
  return dot > 0
    ? 'Above 0: the angle is less than a right one'
    : 'Below 0: the angle is more than a right one';
}
