import type { Term } from '@/lib/engine/tasks/neighbours';
import type { CodeWriter } from './types';
import { list, type TokenWriter } from './writer';

const neighbours: CodeWriter<'neighbours'> = ({ sums, top, onlyIds }, writer) => {
  if (onlyIds) return cosines(sums[0] ?? [], onlyIds, writer);
  const asked = sums.map((sum) => {
    const words = (sign: number) =>
      sum.filter(({ weight }) => weight === sign).map(({ id }) => writer.text([id]));
    const [plus, minus] = [words(1), words(-1)];
    const own = new Set(sum.map(({ id }) => id)).size;
    const of =
      minus.length === 0 && plus.length === 1
        ? plus[0]
        : `{ plus: [${plus.join(', ')}], minus: [${minus.join(', ')}] }`;
    return `display(await gpt2.neighbours(${of}, { top: ${Math.max(1, top - own)} }));`;
  });
  const terms = sums.map(
    (sum) => `[${sum.map(({ id, weight }) => list([id, weight])).join(', ')}]`,
  );
  return {
    code: `// The tokens whose embeddings point most nearly in the same direction.
${asked.join('\n')}`,
    python: `rows = model.transformer.wte.weight

def nearest(terms):
    """The cosines of the nearest tokens to a sum of rows, [id, weight] each."""
    cosines = torch.nn.functional.cosine_similarity(rows, sum(w * rows[i] for i, w in terms), dim=-1)
    own = {i for i, _ in terms}
    found = [i for i in cosines.topk(${top}).indices.tolist() if i not in own]
    return cosines[found[: max(1, ${top} - len(own))]]

${sums.map((sum) => `# ${writer.named(sum.map(({ id }) => id))}`).join('\n')}
[nearest(terms) for terms in [${terms.join(', ')}]]`,
  };
};

function cosines(sum: readonly Term[], onlyIds: readonly number[], writer: TokenWriter) {
  const [first] = sum;
  const id = first?.id ?? 0;
  return {
    code: `// The cosine of one token's row with those of some others.
const row = (await gpt2.embed(${list([id])})).at(0);
const others = await gpt2.tokenize(${list(onlyIds)});
const rows = await gpt2.embed(others);
others.tokens
  .map((token, i) => ({
    token,
    cosine: row.dot(rows.at(i)).item() / (row.norm().item() * rows.at(i).norm().item()),
  }))
  .sort((a, b) => b.cosine - a.cosine)`,
    python: `rows = model.transformer.wte.weight
# ${writer.named([id])}, and ${writer.named(onlyIds)}.
cosines = torch.nn.functional.cosine_similarity(rows[${id}], rows[${list(onlyIds)}], dim=-1)
cosines.sort(descending=True).values`,
  };
}

const vocabularyMap: CodeWriter<'vocabularyMap'> = ({ components, ends }) => ({
  shows: ['explained'],
  code: `// The directions in which the token embeddings spread most.
await gpt2.directions({ components: ${components}, ends: ${ends} })`,
  python: `rows = model.transformer.wte.weight
centred = rows - rows.mean(0)
# The squares of the singular values share out the variance.
variances = torch.linalg.svdvals(centred) ** 2
variances[:${components}] / variances.sum()`,
});

const positions: CodeWriter<'positions'> = ({ source, sample }) => {
  const cells = sample?.cells ?? 32;
  const table =
    source === 'learned'
      ? `// A text of as many tokens as the model reads asks for every position once.
const { positionEmbedding } = await gpt2.trace(Array(gpt2.context).fill(0), {
  capture: 'positionEmbedding',
});`
      : `// The formula of 2017: sines and cosines of ever longer waves.
const positionEmbedding = tensor(
  Array.from({ length: gpt2.context }, (_, position) =>
    Array.from({ length: gpt2.width }, (_, column) => {
      const angle = position / 10000 ** ((column - (column % 2)) / gpt2.width);
      return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }),
  ),
);`;
  const python =
    source === 'learned'
      ? 'table = model.transformer.wpe.weight'
      : `P, D = model.config.n_positions, model.config.n_embd
angles = torch.arange(P)[:, None] / 10000 ** (torch.arange(0, D, 2) / D)
table = torch.stack([angles.sin(), angles.cos()], -1).reshape(P, D)`;
  return {
    code: `${table}
// The cosines of ${cells} positions with one another, evenly spaced.
const units = Array.from({ length: ${cells} }, (_, i) => {
  const row = positionEmbedding.at(Math.floor((i * gpt2.context) / ${cells}));
  return row.div(row.norm()).toArray();
});
display(tensor(units).matmul(tensor(units).transpose()), { label: 'cosine of two positions' });`,
    python: `${python}
some = table[[i * len(table) // ${cells} for i in range(${cells})]]
units = some / some.norm(dim=1, keepdim=True)
units @ units.T`,
  };
};

/** What is in the tables of tokens and positions. */
export const TABLES_CODE = { neighbours, vocabularyMap, positions };
