/** Figures at GPT-2's size, drawn by the site's own components from numbers without a meaning. */
import '@/app/styles/tokens.css';
import '@/app/styles/base.css';
import { mersenne } from 'pure-rand/generator/mersenne';
import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { TOKEN_KINDS } from '@/components/chapters/embeddings/kinds';
import { HeadGrid } from '@/components/widgets/head-grid/HeadGrid';
import { LedgerBars } from '@/components/widgets/ledger/LedgerBars';
import { attentionKey, ledgerRows } from '@/components/widgets/ledger/marks';
import { LogitLens } from '@/components/widgets/logit-lens/LogitLens';
import type { LensPlace } from '@/components/widgets/logit-lens/marks';
import type { PatchPlace } from '@/components/widgets/patch-map/marks';
import { PatchMap } from '@/components/widgets/patch-map/PatchMap';
import { VocabularyMap } from '@/components/widgets/vocabulary-map/VocabularyMap';
import type { FigureName, FiguresPage } from './protocol';

const [LAYERS, HEADS, TOKENS, VOCABULARY] = [12, 12, 64, 50_257];
/** Columns of the patch grid: a text of two sentences. */
const COLUMNS = 24;

const generator = mersenne(1);
/** From −1 to 1. */
const number = () => (generator.next() | 0) / 2 ** 31;
const numbers = (length: number) => Float32Array.from({ length }, number);
const none = () => {};
const never = () => false;

/** [L] of [H, T, T]: weights that fall off with the distance, each head at its own pace. */
const attention = Array.from({ length: LAYERS }, (_, l) => {
  const maps = new Float32Array(HEADS * TOKENS * TOKENS);
  for (let h = 0; h < HEADS; h++)
    for (let q = 0; q < TOKENS; q++) {
      const row = maps.subarray((h * TOKENS + q) * TOKENS).subarray(0, q + 1);
      for (let k = 0; k <= q; k++) row[k] = Math.exp((k - q) / (1 + l + h));
      const sum = row.reduce((a, b) => a + b, 0);
      for (let k = 0; k <= q; k++) row[k] = (row[k] ?? 0) / sum;
    }
  return maps;
});
const order = Array.from({ length: LAYERS * HEADS }, (_, i) => i);

function Heads() {
  const [open, setOpen] = useState(0);
  return (
    <HeadGrid
      attention={attention}
      heads={HEADS}
      length={TOKENS}
      order={order}
      note={() => '0.12'}
      open={open}
      onOpen={setOpen}
      isOff={never}
    />
  );
}

const cloudOf = (length: number) => ({
  ids: Array.from({ length }, (_, i) => i),
  across: numbers(length),
  up: numbers(length),
});
const cloud = cloudOf(VOCABULARY);
/** As many points as are recorded of storybook: they are drawn until the model has answered. */
const recorded = cloudOf(4096);
const groups = Array.from({ length: 40 }, (_, at) => ({
  name: `neighbourhood ${at}`,
  ids: Array.from({ length: 20 }, (_, i) => (at * 97 + i * 31) % recorded.ids.length),
}));
const nameOf = (id: number) => `token ${id}`;
const kindOf = (id: number) => id % TOKEN_KINDS.length;
const [own, joined, ends] = [
  [100, 2000, 3000],
  [7, 8, 9],
  [1, 2, 3, 4],
];

function Tokens({ of = cloud }: { readonly of?: typeof cloud }) {
  const [, setPointed] = useState<number>();
  return (
    <VocabularyMap
      cloud={of}
      own={own}
      chosen={undefined}
      joined={joined}
      ends={ends}
      groups={groups}
      kinds={TOKEN_KINDS}
      kindOf={kindOf}
      kind={undefined}
      between={false}
      nameOf={nameOf}
      onPoint={setPointed}
      onChoose={none}
    />
  );
}

const words = Array.from({ length: TOKENS }, (_, t) => `token ${t}`);
const lens = {
  layers: LAYERS,
  labels: words,
  follows: [...words.slice(1), undefined],
  at: (layer: number, position: number) =>
    Array.from({ length: 5 }, (_, i) => ({
      label: `token ${(layer * 7 + position + i) % TOKENS}`,
      probability: (layer + 1) / (LAYERS + 2) / (i + 1),
    })),
  settled: words.map((_, t) => t % (LAYERS + 1)),
};

function Lens() {
  const [place, setPlace] = useState<LensPlace>();
  return <LogitLens view={lens} place={place ?? { layer: 0, position: 0 }} onPlace={setPlace} />;
}

const open = new Set([attentionKey(3), attentionKey(9)]);
const ledger = ledgerRows(
  {
    ids: [1, 2, 3],
    answerIds: [1, 2],
    total: 1,
    tokenEmbedding: number(),
    positionEmbedding: number(),
    heads: numbers(LAYERS * HEADS),
    attentionBias: numbers(LAYERS),
    mlps: numbers(LAYERS),
    finalBias: number(),
    rounding: 0,
    scale: 1,
  },
  open,
);

function Ledger() {
  return (
    <LedgerBars
      rows={ledger}
      total={1}
      names={['one', 'two']}
      chosen={undefined}
      isOpen={(key) => open.has(key)}
      onPress={none}
    />
  );
}

const cells = Array.from({ length: LAYERS * COLUMNS }, (_, i) => ({
  layer: Math.floor(i / COLUMNS),
  column: i % COLUMNS,
  recovered: number(),
  text: '42',
}));
const columns = words.slice(0, COLUMNS).map((own) => ({ own }));

function Patches() {
  const [chosen, choose] = useState<PatchPlace>();
  return (
    <PatchMap
      cells={cells}
      labels={columns}
      chosen={chosen}
      name={({ layer, column }) => `layer ${layer}, ${column}`}
      onCell={choose}
    />
  );
}

const FIGURES: Readonly<Record<FigureName, ReactNode>> = {
  heads: <Heads />,
  tokens: <Tokens />,
  lens: <Lens />,
  ledger: <Ledger />,
  patches: <Patches />,
};

const box = document.createElement('main');
box.style.width = '736px';
document.body.append(box);
let root: Root | undefined;

/** What is painted is painted in the frame after the elements are there, or the one after it. */
async function show(content: ReactNode): Promise<void> {
  flushSync(() => root?.render(content));
  for (let frame = 0; frame < 3; frame++) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
}

const figures: FiguresPage = {
  prepare: async (name) => {
    root = createRoot(box);
    if (name === 'tokens') await show(<Tokens of={recorded} />);
  },
  draw: (name) => show(FIGURES[name]),
  clear: () => {
    root?.unmount();
    root = undefined;
  },
};
globalThis.figures = figures;
