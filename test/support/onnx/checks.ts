/** What must hold of every form, in Node and in a browser. */
import { type Check, ids, kindOf, layers, MLP, PAST, T } from './form';
import { D, H, L, reference, V } from './reference';
import { STREAM_CHECKS } from './stream-checks';
import { TORCH_CHECKS } from './torch-checks';
import {
  angle,
  distance,
  get,
  headMask,
  hold,
  laterRows,
  lens,
  logitsFrom,
  near,
  noMask,
  positions,
  rowsOf,
  same,
} from './values';

const d = D / H;

/** Softmax of some scores, by its definition. */
function softmax(scores: ArrayLike<number>): number[] {
  const powers = Array.from(scores, Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

const whileAtRest: Check[] = [
  {
    title: 'tells its layers, heads and width',
    run: ({ opened }) => same('sizes', [opened.layers, opened.heads, opened.width], [L, H, D]),
  },
  {
    title: 'keeps the logits of the untouched file while every switch is at rest',
    run: async ({ stock, whole, tolerance }) => {
      const before = get(await stock.run(ids), 'logits');
      near('logits', get(whole, 'logits').data, before.data, tolerance);
      same('shape', get(whole, 'logits').dims, [1, T, V]);
      const firstChoice = ({ data }: typeof before) => {
        const last = Array.from(data.subarray((T - 1) * V));
        return last.indexOf(Math.max(...last));
      };
      same('first choice', firstChoice(get(whole, 'logits')), firstChoice(before));
    },
  },
  {
    title: 'keeps the logits and the cache of the untouched file behind a filled cache',
    run: async ({ stock, model, tolerance }) => {
      const [stockHead, head] = [
        await stock.run(ids.slice(0, PAST)),
        await model.run(ids.slice(0, PAST)),
      ];
      const before = await stock.run(ids.slice(PAST), {}, stockHead.cache);
      const after = await model.run(ids.slice(PAST), {}, head.cache);
      for (const name of ['logits', 'present.0.key', 'present.1.value']) {
        near(name, get(after, name).data, get(before, name).data, tolerance);
      }
    },
  },
  {
    title: 'has every capture it names, and nothing else beside the stock outputs',
    run: ({ opened, whole }) => {
      const added = Object.keys(whole.values).filter(
        (name) => !/^(logits|present\..*)$/.test(name),
      );
      same('captures', added.sort(), [...opened.captures].sort());
      same('their number', opened.captures.length, 8 * L + 4);
    },
  },
  {
    title: 'has attention rows that sum to 1 and are empty right of the diagonal',
    run: ({ whole }) => {
      for (const l of layers) {
        const { data, dims } = get(whole, `attention.${l}`);
        same('shape', dims, [1, H, T, T]);
        for (let row = 0; row < H * T; row++) {
          const weights = data.subarray(row * T, (row + 1) * T);
          near('sum', [weights.reduce((sum, weight) => sum + weight, 0)], [1], 5e-3);
          near(
            'weight of the future',
            [Math.max(0, ...weights.subarray((row % T) + 1))],
            [0],
            1e-6,
          );
        }
      }
    },
  },
  {
    title: 'has scores whose softmax over the past is the attention',
    run: ({ whole, tolerance }) => {
      for (const l of layers) {
        const scores = get(whole, `score.${l}`).data;
        const expected = new Float32Array(H * T * T);
        for (let row = 0; row < H * T; row++) {
          const visible = scores.subarray(row * T, row * T + (row % T) + 1);
          expected.set(softmax(visible), row * T);
        }
        near(`attention.${l}`, get(whole, `attention.${l}`).data, expected, tolerance);
      }
    },
  },
  {
    title: 'has queries whose scaled product with the cached keys is the score',
    run: ({ whole, tolerance }) => {
      for (const l of layers) {
        const { data: q, dims } = get(whole, `query.${l}`);
        same('shape', dims, [1, H, T, d]);
        const k = get(whole, `present.${l}.key`).data;
        const expected = Float32Array.from({ length: H * T * T }, (_, i) => {
          const [head, query, key] = [Math.floor(i / T / T), Math.floor(i / T) % T, i % T];
          let sum = 0;
          for (let c = 0; c < d; c++) {
            sum += (q[(head * T + query) * d + c] ?? 0) * (k[(head * T + key) * d + c] ?? 0);
          }
          return sum / Math.sqrt(d);
        });
        near(`score.${l}`, get(whole, `score.${l}`).data, expected, 10 * tolerance);
      }
    },
  },
  {
    title: 'starts its residual stream with the sum of both embeddings',
    run: ({ whole, tolerance }) => {
      const [token, position] = [get(whole, 'token_embedding'), get(whole, 'position_embedding')];
      const sum = token.data.map((value, i) => value + (position.data[i] ?? Number.NaN));
      near('residual.0', get(whole, 'residual.0').data, sum, tolerance);
    },
  },
  {
    title: 'has between attention and MLP of each block what attention has added',
    run: async ({ model, whole, tolerance, angle: most }) => {
      // Without heads attention adds a bias, the same to every token.
      const pass = await model.run(ids, headMask(layers.map(() => Array<number>(H).fill(0))));
      for (const l of layers) {
        const mid = get(whole, `residual_mid.${l}`);
        same('shape', mid.dims, [1, T, D]);
        near('angle', [angle(mid.data, reference.residualMid[l]?.data ?? [])], [0], most);
        const entering = get(pass, `residual.${l}`).data;
        const added = get(pass, `residual_mid.${l}`).data.map((x, i) => x - (entering[i] ?? 0));
        for (let t = 1; t < T; t++) {
          near(
            'what is added',
            added.subarray(t * D, (t + 1) * D),
            added.subarray(0, D),
            tolerance,
          );
        }
      }
    },
  },
  {
    title: 'has the pre-activations of each block',
    run: ({ whole, angle: most }) => {
      for (const l of layers) {
        const { data, dims } = get(whole, `mlp.${l}`);
        same('width', [dims.at(-1), data.length], [MLP, T * MLP]);
        near('angle', [angle(data, reference.mlp[l]?.data ?? [])], [0], most);
      }
    },
  },
];

const lensRows = (N: number): Check => ({
  title: `sends ${N} lens rows through the unembedding, behind an empty and a filled cache`,
  run: async ({ kind, model, whole, tolerance }) => {
    const stream = get(whole, `residual.${L}`).data;
    const rows = Float32Array.from({ length: N * D }, (_, i) => stream[i % stream.length] ?? 0);
    const plain = get(whole, 'logits').data;
    const expected = Float32Array.from({ length: N * V }, (_, i) => plain[i % plain.length] ?? 0);
    const pass = await model.run(ids, lens(rows));
    same('shape', get(pass, 'logits').dims, [1, T + N, V]);
    near('lens', rowsOf(get(pass, 'logits'), V, T), expected, tolerance);
    near('the prompt’s own', rowsOf(get(pass, 'logits'), V, 0, T), plain, tolerance);

    const { cache } = await model.run(ids.slice(0, PAST));
    const after = get(await model.run(ids.slice(PAST), lens(rows), cache), 'logits');
    same('shape behind a cache', after.dims, [1, T - PAST + N, V]);
    // Dynamic int8 scales its activations by all rows of a pass, so each way has its own logits.
    const most = kind === 'dynamic' ? 2 * tolerance : tolerance;
    near('lens behind a cache', rowsOf(after, V, T - PAST), expected, most);
    if (kind === 'dynamic') return;
    near('the rest', rowsOf(after, V, 0, T - PAST), plain.subarray(PAST * V), tolerance);
  },
});

const switched: Check[] = [
  ...[1, T, T + 1, L * T].map(lensRows),
  {
    title: 'gives the logits of the rows from logits_from on, of a text and behind a filled cache',
    run: async ({ kind, model, whole, tolerance }) => {
      const plain = rowsOf(get(whole, 'logits'), V, T - 1);
      const stream = rowsOf(get(whole, `residual.${L}`), D, 0, 1);
      const { cache } = await model.run(ids.slice(0, PAST));
      const passes = [
        ['the last', await model.run(ids, logitsFrom(-1)), 1],
        ['of the text', await model.run(ids, logitsFrom(T - 3)), 3],
        ['behind a cache', await model.run(ids.slice(PAST), logitsFrom(-1), cache), 1],
        ['before the lens', await model.run(ids, { ...logitsFrom(-2), ...lens(stream) }), 2],
      ] as const;
      for (const [name, pass, rows] of passes) {
        const logits = get(pass, 'logits');
        same(`shape ${name}`, logits.dims, [1, rows, V]);
        // Dynamic int8 scales its activations by all rows that there are.
        if (kind === 'dynamic') continue;
        const own = name === 'before the lens' ? 0 : rows - 1;
        near(name, rowsOf(logits, V, own, own + 1), plain, tolerance);
      }
      if (!whole.values.final_scale) return;
      same('scales', get(passes[0][1], 'final_scale').dims, [1, 1]);
    },
  },
  {
    title: 'has the captures of the later tokens behind a filled cache',
    run: async ({ kind, model, whole, tolerance }) => {
      const { cache } = await model.run(ids.slice(0, PAST));
      const pass = await model.run(ids.slice(PAST), {}, cache);
      for (const l of layers) {
        same('shape', get(pass, `attention.${l}`).dims, [1, H, T - PAST, T]);
        if (kind === 'dynamic') continue;
        for (const [name, width] of [
          ['attention', T],
          ['score', T],
          ['query', d],
        ] as const) {
          const later = laterRows(get(whole, `${name}.${l}`), width, PAST);
          // Scores of the future are of no matter, and the same all the same.
          near(`${name}.${l}`, get(pass, `${name}.${l}`).data, later, 10 * tolerance);
        }
      }
      if (kind === 'dynamic') return;
      for (const l of [...layers, L]) {
        const later = rowsOf(get(whole, `residual.${l}`), D, PAST);
        near(`residual.${l}`, get(pass, `residual.${l}`).data, later, 10 * tolerance);
      }
    },
  },
  {
    title: 'lets every token see every token when causal is 0',
    run: async ({ model, tolerance }) => {
      const pass = await model.run(ids, noMask);
      const first = rowsOf(get(pass, 'attention.0'), T, 0, 1);
      hold('the first token sees the last', Math.min(...first) > 0);
      near('weights', softmax(rowsOf(get(pass, 'score.0'), T, 0, 1)), first, tolerance);
    },
  },
  {
    title: 'leaves out a head that is off, and only then changes the logits',
    run: async ({ model, whole }) => {
      const off = layers.map((l) =>
        Array.from({ length: H }, (_, h) => (l === 0 && h === 2 ? 0 : 1)),
      );
      const pass = await model.run(ids, headMask(off));
      for (const name of ['residual.0', 'attention.0']) {
        near(name, get(pass, name).data, get(whole, name).data, 0);
      }
      const moved = distance(get(pass, 'logits').data, get(whole, 'logits').data);
      hold(`logits move by ${moved}`, moved > 0.1);
    },
  },
  {
    title: 'takes the word order from position_ids',
    run: async ({ model, whole }) => {
      const pass = await model.run(ids, positions(ids.map(() => 0)));
      const rows = get(pass, 'position_embedding');
      const first = rowsOf(get(whole, 'position_embedding'), D, 0, 1);
      for (let t = 0; t < T; t++) near(`position ${t}`, rowsOf(rows, D, t, 1), first, 0);
    },
  },
];

/** All that must hold of a form; of one in float32, also what PyTorch says. */
export function checksFor(form: string): readonly Check[] {
  const all = [...whileAtRest, ...switched, ...STREAM_CHECKS];
  return kindOf(form) === 'float32' ? [...all, ...TORCH_CHECKS] : all;
}
