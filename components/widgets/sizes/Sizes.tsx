import markStyles from '@/components/figure/marks.module.css';
import { type SizedModel, sizeSquares } from './marks';
import styles from './Sizes.module.css';

const SIZE = 340;

/**
 * Models as squares in one corner, areas to scale, the smaller upon the larger; each is named in
 * the strip that is its own.
 */
export function Sizes({ models }: { readonly models: readonly SizedModel[] }) {
  const squares = sizeSquares(models, SIZE);
  const largestFirst = [...squares].sort((a, b) => b.side - a.side);
  return (
    <div className={styles.sizes}>
      <svg viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`} aria-hidden="true">
        {largestFirst.map(({ model, words, side }, depth) => (
          <g key={model.name}>
            <rect
              data-mark="size-square"
              className={styles.square}
              data-depth={depth}
              y={SIZE - side}
              width={side}
              height={side}
            />
            {side > 60 ? (
              <>
                <text className={styles.name} x={8} y={SIZE - side + 18}>
                  {model.name}
                </text>
                <text className={markStyles.note} x={8} y={SIZE - side + 34}>
                  {words}
                </text>
              </>
            ) : (
              <text className={styles.name} x={side + 6} y={SIZE - 5}>
                {model.name}
              </text>
            )}
          </g>
        ))}
      </svg>
      <table>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Parameters</th>
            <th scope="col">Layers</th>
            <th scope="col">Heads</th>
            <th scope="col">Width</th>
            <th scope="col">Paper, millions</th>
          </tr>
        </thead>
        <tbody>
          {squares.map(({ model, parameters }) => (
            <tr key={model.name}>
              <th scope="row">{model.name}</th>
              <td>{parameters.toLocaleString('en')}</td>
              <td>{model.shape.layers}</td>
              <td>{model.shape.heads}</td>
              <td>{model.shape.width.toLocaleString('en')}</td>
              <td>{model.paper?.toLocaleString('en') ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
