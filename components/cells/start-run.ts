import { loadedOnce } from '@/components/engine/loadedOnce';
import { siteUrl } from '@/components/site/site-url';
import { buffersOf } from '@/lib/cells/answer-size';
import { CodeError, compileCell } from '@/lib/cells/compile';
import { CellHost, type HostOptions, type RunEnd } from '@/lib/cells/host';
import type { CodeCell } from '@/lib/cells/notebook';
import { cellScript } from '@/lib/cells/script';

/** The file that scripts/build-prelude.mjs makes, from the site's address. */
const PRELUDE = 'sandbox/prelude.js';

export interface RunOptions
  extends Pick<HostOptions, 'facts' | 'ask' | 'onOutput' | 'onEnd' | 'cell'> {
  /** From top to bottom; the last is the one that was to run. */
  readonly cells: readonly Pick<CodeCell, 'id' | 'code'>[];
  /** Ids of the cells whose outputs are wanted. */
  readonly shown: readonly number[];
}

/** A run that can be stopped. */
export interface CellRun {
  readonly stop: () => void;
}

/** Starts cells in a worker of their own; `onEnd` is called once, whatever happens. */
export async function startRun(options: RunOptions): Promise<CellRun> {
  const { cells, shown, cell, onEnd } = options;
  const end = (message: string, error: Partial<CodeError> & { readonly cell?: number } = {}) => {
    onEnd({ kind: 'failed', error: { cell: error.cell ?? cell, message, line: error.line } });
    return { stop: () => {} };
  };
  const compiled: { id: number; code: string }[] = [];
  for (const { id, code } of cells) {
    try {
      compiled.push({ id, code: compileCell(code) });
    } catch (error) {
      if (error instanceof CodeError) return end(error.message, { line: error.line, cell: id });
      throw error;
    }
  }
  let before: string;
  try {
    before = await loadPrelude();
  } catch {
    return end('What cells run in could not be loaded. Check the connection, then run it again.');
  }
  const { script, place } = cellScript(before, compiled, shown);
  return inWorker(script, { ...options, place });
}

/** A worker of a data: address has no origin: neither storage, nor network, nor this page. */
function inWorker(script: string, options: Omit<HostOptions, 'post'>): CellRun {
  const address = `data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`;
  const worker = new Worker(address);
  const host = new CellHost({
    ...options,
    // An answer can be large, and nobody else reads it.
    post: (message) =>
      worker.postMessage(message, message.type === 'answer' ? buffersOf(message.answer) : []),
    onEnd: (end: RunEnd) => {
      worker.terminate();
      options.onEnd(end);
    },
  });
  worker.onmessage = (event) => host.receive(() => event.data);
  worker.onmessageerror = () => host.fail('This cell was stopped: it sent what no cell sends.');
  worker.onerror = (event) => {
    event.preventDefault();
    if (event.message) {
      host.fail(event.message.replace(/^Uncaught /, ''), event.lineno || undefined);
    } else {
      // Of a script that cannot be read Firefox does not say what is wrong with it.
      void findSyntaxError(script)
        // Without a network the reason may not come; the cell ends all the same.
        .catch(() => undefined)
        .then((found) =>
          host.fail(found?.message ?? 'The cell could not be started.', found?.line),
        );
    }
  };
  return { stop: () => host.stop() };
}

async function findSyntaxError(script: string) {
  const { syntaxErrorIn } = await import('@/lib/cells/syntax-error');
  return syntaxErrorIn(script);
}

/** Loads what cells run in; called as soon as a reader may run one. @throws where it fails */
export const loadPrelude = loadedOnce(async () => {
  const response = await fetch(siteUrl() + PRELUDE);
  if (!response.ok) throw new Error(`${PRELUDE}: ${response.status}`);
  return response.text();
});
