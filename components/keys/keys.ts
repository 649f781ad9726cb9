/** Keys of one control, or of the page. */
export interface KeyEntry {
  /** The file that handles them, from components/: a test reads there which keys it knows. */
  readonly handler: string;
  /** Finds the control; left out for keys of the whole page. */
  readonly on?: string;
  /** What the reader sees of the control. */
  readonly where: string;
  /** As KeyboardEvent.key names them, with what each does, or those of a group do. */
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[];
}

const ACROSS = ['ArrowLeft', 'ArrowRight'];
const DOWN = ['ArrowUp', 'ArrowDown'];
const ALL = [...ACROSS, ...DOWN];
const PAGES = ['PageUp', 'PageDown'];

type Keys = KeyEntry['keys'];
const NONE: Keys[number] = [['Escape'], 'none'];
const CELLS: Keys = [[ALL, 'the cell beside'], NONE];
const TOKENS: Keys = [[ACROSS, 'the token before, the token after'], NONE];
const NUMBERS: Keys = [
  [ACROSS, 'the number beside'],
  [PAGES, 'sixteen on, sixteen back'],
];

/** All keys that the notebook has of its own; those of links, buttons, fields and menus are the browser's. */
export const KEYS: readonly KeyEntry[] = [
  {
    handler: 'keys/KeyboardHelp.tsx',
    where: 'Everywhere',
    keys: [[['?'], 'this list']],
  },
  {
    handler: 'projector/ProjectorProvider.tsx',
    on: 'main figure[id]',
    where: 'Figures on the whole screen',
    keys: [
      [['p'], 'shows the figure in view on the whole screen, and goes back'],
      [[...ACROSS, ...PAGES], 'on it: the next state of the figure, or the next figure; back'],
      [['Escape'], 'goes back to the page'],
    ],
  },
  {
    handler: 'controls/PromptField.tsx',
    on: 'main textarea[rows="1"]',
    where: 'Prompt',
    keys: [[['Enter'], 'has the model read it']],
  },
  {
    handler: 'controls/WholeNumberField.tsx',
    on: '[role=spinbutton]',
    where: 'Numbers in a field',
    keys: [
      [DOWN, 'one more, one less'],
      [['Home', 'End'], 'the least, the most'],
      [['Enter'], 'takes what was typed'],
    ],
  },
  {
    handler: 'widgets/attention-map/WeightMap.tsx',
    on: '[aria-label*="arrow keys walk its cells"]:not([aria-label^="Logit"])',
    where: 'Map of weights',
    keys: CELLS,
  },
  {
    handler: 'widgets/attention-arcs/AttentionArcs.tsx',
    on: '[aria-label*="arrow keys walk its tokens"]',
    where: 'Arcs of attention',
    keys: TOKENS,
  },
  {
    handler: 'widgets/logit-lens/LogitLens.tsx',
    on: '[aria-label^="Logit lens"]',
    where: 'Logit lens',
    keys: CELLS,
  },
  {
    handler: 'widgets/choosing/Choosing.tsx',
    on: '[aria-label^="Ways to choose;"]',
    where: 'Ways to choose',
    keys: TOKENS,
  },
  {
    handler: 'widgets/run/Run.tsx',
    on: '[aria-label^="What was written, token"]',
    where: 'What was written',
    keys: TOKENS,
  },
  {
    handler: 'widgets/surprise/SurprisingText.tsx',
    on: '[aria-label^="The scored tokens;"]',
    where: 'Scored tokens',
    keys: TOKENS,
  },
  {
    handler: 'widgets/head-grid/HeadGrid.tsx',
    on: '[role=grid][aria-label="Heads"]',
    where: 'Grid of heads',
    keys: [[ALL, 'the head beside']],
  },
  {
    handler: 'widgets/residual-flow/ResidualFlow.tsx',
    on: '[role=slider][aria-label^="Station on"]',
    where: 'Stations of the stream',
    keys: [
      [ACROSS, 'the station before, the station after'],
      [['Home', 'End'], 'the first, the last'],
    ],
  },
  {
    handler: 'widgets/signed-map/SignedMap.tsx',
    on: '[role=slider][aria-label$=": position"]',
    where: 'Maps of positions',
    keys: [
      [ALL, 'the position beside'],
      [PAGES, 'a sixteenth of the map on, or back'],
      [['Home', 'End'], 'the first, the last'],
    ],
  },
  {
    handler: 'widgets/who-sees-whom/WhoSeesWhom.tsx',
    on: '[aria-label^="Who may look"]',
    where: 'Masks',
    keys: [[DOWN, 'the row above, the row below']],
  },
  {
    handler: 'widgets/position-curve/PositionCurve.tsx',
    on: '[aria-label*="arrow keys turn it"]',
    where: 'Curve of the positions',
    keys: [[ALL, 'turn it']],
  },
  {
    handler: 'widgets/tree/TreeOfTexts.tsx',
    on: '[role=tree]',
    where: 'Tree of texts',
    keys: [
      [ALL, 'walk it'],
      [['Enter', ' '], 'takes an open choice'],
    ],
  },
  {
    handler: 'widgets/word-order/TokenOrder.tsx',
    on: '[aria-label*="arrow keys move it"]',
    where: 'Tokens to be put in order',
    keys: [[ACROSS, 'moves the token']],
  },
  {
    handler: 'widgets/two-arrows/TwoArrows.tsx',
    on: '[role=slider][aria-label^="Arrow "]',
    where: 'Arrows',
    keys: [[ALL, 'moves the tip by one square']],
  },
  {
    handler: 'widgets/embedding-sum/EmbeddingSum.tsx',
    on: '#embedding-sum [role=slider]',
    where: 'Two vectors that are added',
    keys: NUMBERS,
  },
  {
    handler: 'widgets/embedding-strips/EmbeddingStrips.tsx',
    on: '#token-rows [role=slider]',
    where: 'Rows of numbers',
    keys: [...NUMBERS, NONE],
  },
  {
    handler: 'widgets/layer-norm/LayerNormSteps.tsx',
    on: '[role=slider][aria-label="Place in the vector"]',
    where: 'Layer norm',
    keys: [...NUMBERS, NONE],
  },
  {
    handler: 'widgets/output-projection/OutputProjectionRows.tsx',
    on: '[role=slider][aria-label="Number of a head"]',
    where: 'What the heads write',
    keys: [
      [ACROSS, 'the number beside'],
      [PAGES, 'the head beside'],
    ],
  },
  {
    handler: 'widgets/vocabulary-map/useGestures.ts',
    on: '[aria-label^="Map of the vocabulary:"]',
    where: 'Map of the vocabulary',
    keys: [
      [ALL, 'move it'],
      [['+', '-'], 'nearer, farther'],
      [['0'], 'the whole map'],
      [['Enter'], 'chooses the token in the middle'],
    ],
  },
  {
    handler: 'lab/TextPage.tsx',
    on: '[role=listbox][aria-label*="token by token"]',
    where: 'Text, token by token',
    keys: [
      [ACROSS, 'the token before, the token after'],
      [DOWN, 'the line above, the line below'],
      [['Home', 'End'], 'the beginning, the end'],
      [['Enter', ' '], 'shows what else could be there'],
    ],
  },
  {
    handler: 'cells/keys.ts',
    on: '[aria-label^="Cell "]',
    where: 'Code of a cell',
    keys: [
      [['Shift+Enter'], 'runs it; in a notebook, goes on to the next'],
      [['Control+Enter'], 'runs it'],
      [['Escape'], 'leaves the code'],
    ],
  },
  {
    handler: 'cells/keys.ts',
    // A cell of a notebook takes the focus by Tab, a lone one does not.
    on: '[aria-label^="Cell "][tabindex="0"]',
    where: 'A cell of a notebook',
    keys: [
      [['Enter'], 'edits the code'],
      [['k', 'ArrowUp'], 'the cell above'],
      [['j', 'ArrowDown'], 'the cell below'],
      [['a', 'b'], 'adds one above, one below'],
      [['d'], 'pressed twice: deletes it'],
    ],
  },
  {
    handler: 'cells/Drawings.tsx',
    on: '[role=slider][aria-label="Vector"]',
    where: 'Vectors that a cell shows',
    keys: NUMBERS,
  },
];

/** Returns the entries whose controls are on the page. */
export const keysOf = (page: ParentNode): readonly KeyEntry[] =>
  KEYS.filter(({ on }) => on === undefined || page.querySelector(on) !== null);

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page up',
  PageDown: 'Page down',
  Escape: 'Esc',
  Control: 'Ctrl',
  ' ': 'Space',
};

/** Returns a key as keyboards have it printed on. */
export const keyName = (key: string): string =>
  key === '+'
    ? key
    : key
        .split('+')
        .map((part) => NAMES[part] ?? (/^[a-z]$/.test(part) ? part.toUpperCase() : part))
        .join(' + ');
