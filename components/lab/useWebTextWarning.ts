'use client';

import { useEffect, useState } from 'react';
import { useEngine, useModels } from '@/components/engine/EngineProvider';
import { entryOf } from '@/components/engine/known-models';
import { useStored } from '@/components/storage/stored';

/**
 * Returns what to say of a model that did not come with this site, the first time that one is in use
 * on this device; undefined otherwise.
 */
export function useWebTextWarning(): string | undefined {
  const { title } = useEngine();
  const { inUse } = useModels();
  const [warned, setWarned] = useStored('inside-gpt-2:lab-told');
  const [warning, setWarning] = useState(false);
  // The site's own models were trained on stories and old books for children.
  const { host, foundBy } = entryOf(inUse?.id);
  const fromTheWeb = inUse !== undefined && host !== '';
  useEffect(() => {
    if (!fromTheWeb || warned !== null) return;
    setWarning(true);
    setWarned('yes');
  }, [fromTheWeb, warned, setWarned]);
  if (!warning || !fromTheWeb) return undefined;
  const learned = foundBy
    ? `What ${title} has learned from is not known here`
    : `${title} has learned from the open web`;
  return `${learned}: it can write falsehoods, and it can offend.`;
}
