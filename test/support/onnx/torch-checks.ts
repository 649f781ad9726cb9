/** What must hold of a form in float32: the values are PyTorch's. */
import type { Feed } from '@/lib/onnx';
import type { Cache } from '../passes';
import { type Check, ids, layers, PAST, T } from './form';
import { D, H, L, reference, V, type Values } from './reference';
import type { Pass, Runner } from './runner';
import {
  get,
  headKeep,
  headMask,
  laterRows,
  lens,
  near,
  noMask,
  positions,
  residualSwitch,
  rowsOf,
} from './values';

const CLOSE = 1e-4;
const NONE: Values = { data: new Float32Array(), dims: [] };

/** The prompt in two passes with the same switches; the second is given. */
async function behindCache(
  model: Runner,
  switches: (ids: number[]) => Record<string, Feed>,
): Promise<Pass> {
  const [head, rest] = [ids.slice(0, PAST), ids.slice(PAST)];
  const { cache } = await model.run(head, switches(head));
  return model.run(rest, switches(rest), cache);
}

/** The logits of the tokens that come after the cache. */
const laterLogits = (logits: Values) => rowsOf(logits, V, PAST);

export const TORCH_CHECKS: readonly Check[] = [
  {
    title: 'has PyTorch’s attention, scores and queries',
    run: ({ whole }) => {
      for (const l of layers) {
        for (const name of ['attention', 'score', 'query'] as const) {
          const expected = (reference[name][l] ?? NONE).data;
          near(`${name}.${l}`, get(whole, `${name}.${l}`).data, expected, CLOSE);
        }
      }
    },
  },
  {
    title: 'has them behind a filled cache, too',
    run: async ({ model }) => {
      const pass = await behindCache(model, () => ({}));
      for (const l of layers) {
        for (const [name, width] of [
          ['attention', T],
          ['score', T],
          ['query', D / H],
        ] as const) {
          const expected = laterRows(reference[name][l] ?? NONE, width, PAST);
          near(`${name}.${l}`, get(pass, `${name}.${l}`).data, expected, CLOSE);
        }
      }
      for (const [l, values] of reference.residual.entries()) {
        near(`residual.${l}`, get(pass, `residual.${l}`).data, rowsOf(values, D, PAST), CLOSE);
      }
    },
  },
  {
    title: 'has PyTorch’s residual stream, from the embeddings to the last block',
    run: ({ whole }) => {
      for (const [l, { data }] of reference.residual.entries()) {
        near(`residual.${l}`, get(whole, `residual.${l}`).data, data, CLOSE);
      }
      for (const l of layers) {
        const [mid, neurons] = [reference.residualMid[l] ?? NONE, reference.mlp[l] ?? NONE];
        near(`residual_mid.${l}`, get(whole, `residual_mid.${l}`).data, mid.data, CLOSE);
        near(`mlp.${l}`, get(whole, `mlp.${l}`).data, neurons.data, CLOSE);
        const [head, written] = [reference.headOutput[l] ?? NONE, reference.mlpOutput[l] ?? NONE];
        near(`head_output.${l}`, get(whole, `head_output.${l}`).data, head.data, CLOSE);
        near(`mlp_output.${l}`, get(whole, `mlp_output.${l}`).data, written.data, CLOSE);
      }
      const { tokenEmbedding, positionEmbedding } = reference;
      near('token', get(whole, 'token_embedding').data, tokenEmbedding.data, 1e-6);
      near('final_scale', get(whole, 'final_scale').data, reference.finalScale.data, CLOSE);
      near('position', get(whole, 'position_embedding').data, positionEmbedding.data, 1e-6);
    },
  },
  {
    title: 'has PyTorch’s logits and attention in one pass and token by token',
    run: async ({ model, whole }) => {
      near('logits', get(whole, 'logits').data, reference.logits.data, CLOSE);
      let cache: Cache | undefined;
      for (const [t, id] of ids.entries()) {
        const step: Pass = await model.run([id], {}, cache);
        cache = step.cache;
        near('step', get(step, 'logits').data, rowsOf(reference.logits, V, t, 1), CLOSE);
        const map = reference.attention[1] ?? NONE;
        const seen = rowsOf(map, T, t, 1).subarray(0, t + 1);
        near('its attention', rowsOf(get(step, 'attention.1'), t + 1, 0, 1), seen, CLOSE);
      }
    },
  },
  {
    title: 'gives PyTorch’s logits of a head mask, behind an empty and a filled cache',
    run: async ({ model }) => {
      const { mask, logits } = reference.headMask;
      const pass = await model.run(ids, headMask(mask));
      near('logits', get(pass, 'logits').data, logits.data, CLOSE);
      const after = await behindCache(model, () => headMask(mask));
      near('behind a cache', get(after, 'logits').data, laterLogits(logits), CLOSE);
    },
  },
  {
    title: 'gives PyTorch’s logits of a replaced row, a replaced head, and an added vector',
    run: async ({ model }) => {
      const { vector, headVector, patch, headPatch, add } = reference.streamSwitches;
      const replaced = residualSwitch(patch.layer, patch.position, 0, vector.data);
      near('patch', get(await model.run(ids, replaced), 'logits').data, patch.logits.data, CLOSE);

      const each = D / H;
      const heads = get(await model.run(ids), `head_output.${headPatch.layer}`).data;
      const own = heads.slice(headPatch.head * T * each, (headPatch.head + 1) * T * each);
      own.set(headVector.data, headPatch.position * each);
      const one = await model.run(ids, headKeep(headPatch.layer, headPatch.head, 0, own));
      near('head', get(one, 'logits').data, headPatch.logits.data, CLOSE);

      const size = (L + 1) * T * D;
      const sum = new Float32Array(size);
      for (const t of add.positions) sum.set(vector.data, (add.layer * T + t) * D);
      const added = await model.run(ids, {
        residual_add: { type: 'float32', data: sum, dims: [L + 1, 1, T, D] },
      });
      near('add', get(added, 'logits').data, add.logits.data, CLOSE);
    },
  },
  {
    title: 'gives PyTorch’s run without the mask, behind an empty and a filled cache',
    run: async ({ model }) => {
      const passes = [
        [await model.run(ids, noMask), reference.noMask],
        [await behindCache(model, () => noMask), reference.noMaskBehindCache],
      ] as const;
      for (const [pass, { logits, attention }] of passes) {
        near('logits', get(pass, 'logits').data, logits.data, CLOSE);
        for (const [l, { data }] of attention.entries()) {
          near(`attention.${l}`, get(pass, `attention.${l}`).data, data, CLOSE);
        }
      }
    },
  },
  {
    title: 'gives PyTorch’s run with every token at position 0, with either cache',
    run: async ({ model }) => {
      const everywhere = (some: number[]) => positions(some.map(() => 0));
      const { logits } = reference.noOrder;
      const pass = await model.run(ids, everywhere(ids));
      near('logits', get(pass, 'logits').data, logits.data, CLOSE);
      const after = await behindCache(model, everywhere);
      near('behind a cache', get(after, 'logits').data, laterLogits(logits), CLOSE);
    },
  },
  {
    title: 'reads every layer through the lens as PyTorch does, with either cache',
    run: async ({ model }) => {
      const rows = reference.residual.flatMap(({ data }) => Array.from(data));
      const stream = lens(Float32Array.from(rows));
      const pass = await model.run(ids, stream);
      near('lens', rowsOf(get(pass, 'logits'), V, T), reference.lens.data, CLOSE);
      const { cache } = await model.run(ids.slice(0, PAST));
      const after = await model.run(ids.slice(PAST), stream, cache);
      const read = rowsOf(get(after, 'logits'), V, T - PAST);
      near('behind a cache', read, reference.lens.data, CLOSE);
    },
  },
];
