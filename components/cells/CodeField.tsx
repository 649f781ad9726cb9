'use client';

import {
  type PointerEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { CodePiece } from '@/lib/cells/highlight';
import styles from './CodeField.module.css';
import { CodePieces } from './CodePieces';
import type { CodeEditor } from './editor';

/** What a cell asks of its code. */
export interface CodeFieldHandle {
  /** Opens the editor and puts the cursor into it. */
  readonly edit: () => void;
  /** Closes what the editor offers to complete: the code is run as it stands. */
  readonly closeOffer: () => void;
}

interface CodeFieldProps {
  readonly ref: Ref<CodeFieldHandle>;
  readonly code: string;
  /** The code in colours, if it is one that the page came with. */
  readonly pieces: readonly CodePiece[] | undefined;
  readonly describedBy: string;
  readonly onChange: (code: string) => void;
}

/** The code of a cell: text until it is touched, then an editor, whose scripts come only then. */
export function CodeField({ ref, code, pieces, describedBy, onChange }: CodeFieldProps) {
  const place = useRef<HTMLDivElement>(null);
  /** Where the reader pressed, which is where the cursor comes. */
  const pressed = useRef<{ readonly x: number; readonly y: number }>(undefined);
  const editor = useRef<CodeEditor>(undefined);
  const [state, setState] = useState<'text' | 'opening' | 'open'>('text');
  const [problem, setProblem] = useState(false);
  const latest = useRef({ code, onChange });
  latest.current = { code, onChange };

  const edit = async () => {
    if (editor.current) return editor.current.focus();
    if (state !== 'text') return;
    setState('opening');
    setProblem(false);
    try {
      const { openEditor } = await import('./editor');
      if (!place.current) return;
      editor.current = openEditor({
        parent: place.current,
        code: latest.current.code,
        describedBy,
        onChange: (next) => latest.current.onChange(next),
        at: pressed.current,
      });
      setState('open');
      editor.current.focus();
      // What is written will be run: then nothing of it has to be loaded.
      void Promise.all([import('./start-run'), import('./OutputList')])
        .then(([{ loadPrelude }]) => loadPrelude())
        .catch(() => undefined);
    } catch {
      setState('text');
      setProblem(true);
    }
  };
  useImperativeHandle(ref, () => ({
    edit: () => void edit(),
    closeOffer: () => editor.current?.closeOffer(),
  }));
  useEffect(() => editor.current?.show(code), [code]);
  useEffect(() => () => editor.current?.destroy(), []);

  const press = ({ clientX, clientY }: PointerEvent) => {
    pressed.current = { x: clientX, y: clientY };
  };
  return (
    <div className={styles.field} translate="no">
      {state === 'open' ? null : (
        // biome-ignore lint/a11y/useSemanticElements: coloured text, which no textarea can show
        <div
          className={styles.text}
          role="textbox"
          aria-label="Code"
          aria-multiline="true"
          aria-describedby={describedBy}
          tabIndex={0}
          onPointerDown={press}
          onFocus={() => void edit()}
          onPointerUp={() => void edit()}
        >
          {code === '' ? <span className={styles.empty}>empty</span> : null}
          {pieces ? <CodePieces pieces={pieces} /> : code}
        </div>
      )}
      <div ref={place} />
      {problem ? (
        <p role="alert" className={styles.problem}>
          The editor could not be loaded. Check the connection, then press the code again.
        </p>
      ) : null}
    </div>
  );
}
