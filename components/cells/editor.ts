import { closeCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { hints } from './completion';

/** An editor in the page. */
export interface CodeEditor {
  readonly focus: () => void;
  /** Closes what it offers to complete. */
  readonly closeOffer: () => void;
  /** Shows other code, unless it is what stands there. */
  readonly show: (code: string) => void;
  readonly destroy: () => void;
}

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly code: string;
  readonly describedBy: string;
  readonly onChange: (code: string) => void;
  /** Where the reader pressed to begin, in the window's CSS pixels. */
  readonly at?: { readonly x: number; readonly y: number } | undefined;
}

/** The colours of CodeField.module.css. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null], fontWeight: '650' },
  { tag: [tags.string, tags.special(tags.string), tags.number], color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--muted)' },
]);

const look = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'inherit', fontSize: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit' },
  '.cm-content': { caretColor: 'var(--accent)', padding: '0' },
  '.cm-line': { padding: '0' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'color-mix(in oklab, var(--accent) 22%, transparent)' },
  '.cm-matchingBracket': { background: 'color-mix(in oklab, var(--ink) 14%, transparent)' },
});

/** Opens an editor. Tab leaves it, as any field; Escape is the cell's. */
export function openEditor({ parent, code, describedBy, onChange, at }: EditorOptions): CodeEditor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        hints(),
        javascript({ typescript: true }),
        syntaxHighlighting(colours),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Code', 'aria-describedby': describedBy }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  const place = at && view.posAtCoords(at);
  view.dispatch({ selection: { anchor: place ?? view.state.doc.length } });
  return {
    focus: () => view.focus(),
    closeOffer: () => void closeCompletion(view),
    show: (next) => {
      const { doc } = view.state;
      if (doc.toString() === next) return;
      view.dispatch({ changes: { from: 0, to: doc.length, insert: next } });
    },
    destroy: () => view.destroy(),
  };
}
