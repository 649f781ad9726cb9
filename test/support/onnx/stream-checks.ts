/** What must hold of every form: what is written into the stream, and the switches on the way. */
import { type Check, ids, layers, PAST, T } from './form';
import { D, H, L, reference, V } from './reference';
import { get, headKeep, hold, lens, near, residualSwitch, rowsOf, same } from './values';

const d = D / H;
const LAST = T - 1;
/** A layer and a position in the middle, where a switch acts. */
const [LAYER, POSITION] = [1, 3];

export const STREAM_CHECKS: readonly Check[] = [
  {
    title: 'has heads that give the values weighted by attention',
    run: ({ whole, tolerance, angle: most }) => {
      for (const l of layers) {
        const { data, dims } = get(whole, `head_output.${l}`);
        same('shape', dims, [1, H, T, d]);
        const weights = get(whole, `attention.${l}`).data;
        const values = get(whole, `present.${l}.value`).data;
        const expected = Float32Array.from({ length: H * T * d }, (_, i) => {
          const [head, query, c] = [Math.floor(i / T / d), Math.floor(i / d) % T, i % d];
          let sum = 0;
          for (let key = 0; key < T; key++) {
            sum +=
              (weights[(head * T + query) * T + key] ?? 0) *
              (values[(head * T + key) * d + c] ?? 0);
          }
          return sum;
        });
        // Where attention is in integers, too, its product with the values is rounded.
        near(`head_output.${l}`, data, expected, most > 1e-2 ? 5e-2 : tolerance);
      }
    },
  },
  {
    title: 'has MLPs whose output is what they add to the stream',
    run: ({ whole, tolerance }) => {
      for (const l of layers) {
        const { data, dims } = get(whole, `mlp_output.${l}`);
        same('shape', dims, [1, T, D]);
        const mid = get(whole, `residual_mid.${l}`).data;
        const leaving = data.map((x, i) => x + (mid[i] ?? Number.NaN));
        near(`residual.${l + 1}`, get(whole, `residual.${l + 1}`).data, leaving, tolerance);
      }
    },
  },
  {
    title: 'has the scale of the final layer norm, for the tokens and for lens rows',
    run: async ({ kind, model, whole }) => {
      const scales = (rows: Float32Array) =>
        Array.from({ length: rows.length / D }, (_, t) => {
          const row = Array.from(rows.subarray(t * D, (t + 1) * D));
          const mean = row.reduce((sum, x) => sum + x, 0) / D;
          const variance = row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / D;
          return 1 / Math.sqrt(variance + 1e-5);
        });
      const most = kind === 'float16' ? 1e-3 : 1e-5;
      const stream = get(whole, `residual.${L}`).data;
      near('final_scale', get(whole, 'final_scale').data, scales(stream), most);
      const rows = get(whole, 'residual.0').data.slice(0, 2 * D);
      const { data, dims } = get(await model.run(ids, lens(rows)), 'final_scale');
      same('shape', dims, [1, T + 2]);
      near('with lens rows', data.subarray(T), scales(rows), most);
    },
  },
  {
    title: 'keeps the logits when a row of the stream is replaced by itself, in any layer',
    run: async ({ kind, whole, model, tolerance }) => {
      // Halves are computed in float32 in WASM, and only rounded where they are captured.
      const most = kind === 'float16' ? tolerance : 1e-6;
      for (const l of [...layers, L]) {
        const own = rowsOf(get(whole, `residual.${l}`), D, POSITION, 1);
        const pass = await model.run(ids, residualSwitch(l, POSITION, 0, own));
        near(`layer ${l}`, get(pass, 'logits').data, get(whole, 'logits').data, most);
      }
    },
  },
  {
    title: 'keeps the logits when the output of a head is replaced by itself',
    run: async ({ kind, whole, model, tolerance }) => {
      const most = kind === 'float16' ? tolerance : 1e-6;
      for (const l of layers) {
        const { data } = get(whole, `head_output.${l}`);
        const pass = await model.run(ids, headKeep(l, 2, 0, data.subarray(2 * T * d, 3 * T * d)));
        near(`layer ${l}`, get(pass, 'logits').data, get(whole, 'logits').data, most);
      }
    },
  },
  {
    title: 'puts a vector in the place of a row of the stream, which no earlier token sees',
    run: async ({ kind, whole, model, tolerance }) => {
      const vector = reference.streamSwitches.vector.data;
      const pass = await model.run(ids, residualSwitch(LAYER, POSITION, 0, vector));
      const stream = get(pass, `residual.${LAYER}`);
      near('the row', rowsOf(stream, D, POSITION, 1), vector, kind === 'float16' ? 1e-3 : 0);
      const logits = (from: number, rows: number) =>
        [get(pass, 'logits'), get(whole, 'logits')].map((found) => rowsOf(found, V, from, rows));
      const [later = [], before = []] = logits(LAST, 1);
      hold(
        'the last logits move',
        later.some((x, i) => Math.abs(x - (before[i] ?? 0)) > 0.01),
      );
      if (kind === 'dynamic') return;
      const [earlier = [], same = []] = logits(0, POSITION);
      near('earlier logits', earlier, same, tolerance);
    },
  },
  {
    title: 'adds a vector to the stream at one position, on top of what is there',
    run: async ({ kind, whole, model }) => {
      const vector = reference.streamSwitches.vector.data;
      const pass = await model.run(ids, residualSwitch(LAYER, POSITION, 1, vector));
      const name = `residual.${LAYER}`;
      const expected = get(whole, name).data.map((x, i) =>
        Math.floor(i / D) === POSITION ? x + (vector[i % D] ?? 0) : x,
      );
      near(name, get(pass, name).data, expected, kind === 'float16' ? 1e-2 : 1e-5);
    },
  },
  {
    title: 'has the logits of one text in every row of a batch, behind either cache',
    run: async ({ kind, whole, model }) => {
      const rows = await model.run(ids, {}, undefined, 3);
      same('shape', get(rows, 'logits').dims, [3, T, V]);
      // Dynamic int8 has one scale for a whole batch, and these rows are all the same.
      const plain = get(whole, 'logits').data;
      for (const row of [0, 1, 2]) {
        const own = get(rows, 'logits').data.subarray(row * T * V, (row + 1) * T * V);
        near(`row ${row}`, own, plain, kind === 'float16' ? 1e-2 : 1e-5);
      }
      const { cache } = await model.run(ids.slice(0, PAST), {}, undefined, 2);
      const later = await model.run(ids.slice(PAST), {}, cache, 2);
      same('shape behind a cache', get(later, 'logits').dims, [2, T - PAST, V]);
    },
  },
  {
    title: 'patches each row of a batch for itself, where it says that rows are apart',
    run: async ({ kind, opened, whole, model, tolerance }) => {
      same('rows apart', opened.rowsApart, kind !== 'dynamic');
      if (!opened.rowsApart) return;
      const vector = reference.streamSwitches.vector.data;
      const [one] = [await model.run(ids, residualSwitch(LAYER, POSITION, 0, vector))];
      const both = await model.run(
        ids,
        residualSwitch(LAYER, POSITION, 0, vector, [1, 2]),
        undefined,
        2,
      );
      const logits = get(both, 'logits').data;
      near('at rest', logits.subarray(0, T * V), get(whole, 'logits').data, tolerance);
      near('patched', logits.subarray(T * V), get(one, 'logits').data, tolerance);
    },
  },
];
