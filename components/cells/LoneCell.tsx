'use client';

import { useId } from 'react';
import { CodeField } from './CodeField';
import OutputList from './OutputList';
import type { LoneCell } from './useLoneCell';

/** The code of a cell that belongs to no notebook, with a word on its keys for the ear. */
export function LoneCode({
  cell: { code, pieces, field },
  onChange,
}: {
  readonly cell: LoneCell;
  readonly onChange: (code: string) => void;
}) {
  const hintId = useId();
  return (
    <>
      <p id={hintId} className="sr-only">
        Escape leaves the code. Control and Enter run it.
      </p>
      <CodeField ref={field} code={code} pieces={pieces} describedBy={hintId} onChange={onChange} />
    </>
  );
}

/** What such a cell showed; nothing before it has run. */
export function LoneOutput({ cell: { code, result, running } }: { readonly cell: LoneCell }) {
  if (!result) return null;
  return (
    <OutputList
      result={result}
      changed={result.code !== code}
      running={running}
      own={1}
      numberOf={() => 1}
    />
  );
}
