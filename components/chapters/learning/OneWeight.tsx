import { ProseTable } from '@/components/prose/ProseTable';
import { descent } from '@/lib/maths/descent';
import { fixed } from '@/lib/text/fixed';

const STEPS = descent(1, 4);
const three = (value: number) => fixed(value, 3);

/** A model of one weight, trained for four steps: every number is computed from the one before. */
export function OneWeight() {
  return (
    <ProseTable translate="no">
      <thead>
        <tr>
          <th>step</th>
          <th>weight w</th>
          <th>share of “sea”</th>
          <th>loss</th>
          <th>slope, tried</th>
          <th>p − 1</th>
        </tr>
      </thead>
      <tbody>
        {STEPS.map(({ weight, share, loss, tried, gradient }, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its step
          <tr key={step}>
            <th scope="row">{step}</th>
            <td>{three(weight)}</td>
            <td>{three(share)}</td>
            <td>{three(loss)}</td>
            <td>{three(tried)}</td>
            <td>{three(gradient)}</td>
          </tr>
        ))}
      </tbody>
    </ProseTable>
  );
}
