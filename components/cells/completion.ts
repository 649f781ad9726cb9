import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, hoverTooltip } from '@codemirror/view';
import { loadedOnce } from '@/components/engine/loadedOnce';
import { siteUrl } from '@/components/site/site-url';
import type { Declaration, Declarations } from '@/lib/cells/declarations';
import { offered } from '@/lib/cells/offered';

/** The file that scripts/build-prelude.mjs makes, under the site's own address. */
const DECLARATIONS = 'sandbox/declarations.json';

const load = loadedOnce<Declarations>(async () => (await fetch(siteUrl() + DECLARATIONS)).json());

/** Without it the editor is an editor all the same: nothing is offered, and it is tried again. */
const declarations = () => load().catch(() => undefined);

/** Offers what can be written, and says what a name is while the pointer rests on it. */
export const hints = (): Extension => [
  autocompletion({ override: [complete], icons: false, activateOnTypingDelay: 50 }),
  hoverTooltip(async (view, at) => {
    const known = await declarations();
    const word = view.state.wordAt(at);
    if (!known || !word || isText(view.state, at)) return null;
    const name = view.state.sliceDoc(word.from, word.to);
    const found = offered(known, before(view.state, word.from)).find((one) => one.name === name);
    if (!found) return null;
    return { pos: word.from, end: word.to, create: () => ({ dom: hint(found) }) };
  }),
  look,
];

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const { state, pos, explicit } = context;
  const word = context.matchBefore(/\w*$/);
  if (!word || isText(state, pos)) return null;
  const text = before(state, word.from);
  // A name by itself is offered once it has begun.
  if (!explicit && word.from === word.to && !text.endsWith('.')) return null;
  const known = await declarations();
  const found = known ? offered(known, text) : [];
  if (found.length === 0 || context.aborted) return null;
  return { from: word.from, options: unique(found).map(option), validFor: /^\w*$/ };
}

/** Of members with one name, the first. */
const unique = (found: readonly Declaration[]) =>
  [...new Map([...found].reverse().map((one) => [one.name, one])).values()].reverse();

const option = (one: Declaration): Completion => ({
  label: one.name,
  type: one.parameters === undefined ? 'property' : 'method',
  ...(one.of ? { detail: one.of } : {}),
  info: () => hint(one),
});

function hint({ name, parameters = '', says }: Declaration): HTMLElement {
  const dom = document.createElement('div');
  const signature = document.createElement('code');
  signature.textContent = name + parameters;
  dom.append(signature, document.createElement('br'), says);
  dom.className = 'cm-hint';
  return dom;
}

/** The code before a place, as far as an argument may reach. */
const before = (state: EditorState, at: number) => state.sliceDoc(Math.max(0, at - 300), at);

/** True in a string or a comment, where nothing is offered. */
function isText(state: EditorState, at: number): boolean {
  return /String|Comment|Template/.test(syntaxTree(state).resolveInner(at, -1).name);
}

const look = EditorView.theme({
  '.cm-tooltip': {
    background: 'var(--paper)',
    border: '1px solid var(--rule)',
    color: 'var(--ink)',
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--text-note)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--ink)',
    color: 'var(--paper)',
  },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal' },
  '.cm-hint': { lineHeight: '1.45', maxWidth: '24rem', padding: '0.4rem 0.6rem' },
});
