import type { ReactNode } from 'react';
import layout from '@/components/figure/layout.module.css';
import { type Product, printed } from './marks';
import styles from './OutputProjection.module.css';

/** Every number of one head times its weight, for one place of the stream, and their sum. */
export function HeadProducts({
  products,
  head,
  place,
  at,
  onPoint,
  children,
}: {
  readonly products: readonly Product[];
  /** From 0, as are the place and the number that is followed. */
  readonly head: number;
  readonly place: number;
  readonly at: number;
  readonly onPoint: (number: number) => void;
  readonly children: ReactNode;
}) {
  const sum = products.reduce((total, { product }) => total + product, 0);
  return (
    <div>
      <p className={layout.panelTitle}>
        Head {head + 1}, number by number, on the way to place {place + 1}
      </p>
      <ol className={styles.products}>
        {products.map(({ number, weight, product }, j) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a number is its place in the head
            key={j}
            data-on={j === at || undefined}
            onPointerEnter={() => onPoint(j)}
            onPointerDown={() => onPoint(j)}
          >
            <span className={styles.own}>{printed(number)}</span>
            <span className={styles.sign}>×</span>
            <span>{printed(weight)}</span>
            <span className={styles.sign}>=</span>
            <span data-mark="projection-product">{printed(product)}</span>
          </li>
        ))}
      </ol>
      <p className={styles.total}>
        together <span data-mark="projection-total">{printed(sum)}</span>
      </p>
      {children}
    </div>
  );
}
