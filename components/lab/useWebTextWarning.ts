'use client';

import { useEffect, useState } from 'react';
import { useEngine, useModels } from '@/components/engine/EngineProvider';
import { entryOf } from '@/components/engine/known-models';
import { useStored } from '@/components/storage/stored';

/**
 * Returns the title of a model trained on web text, the first time that one is in use on this
 * device; undefined otherwise.
 */
export function useWebTextWarning(): string | undefined {
  const { title } = useEngine();
  const { inUse } = useModels();
  const [warned, setWarned] = useStored('inside-gpt-2:lab-told');
  const [warning, setWarning] = useState(false);
  // The site's own models were trained on stories and old books for children.
  const fromTheWeb = inUse !== undefined && entryOf(inUse.id).host !== '';
  useEffect(() => {
    if (!fromTheWeb || warned !== null) return;
    setWarning(true);
    setWarned('yes');
  }, [fromTheWeb, warned, setWarned]);
  return warning && fromTheWeb ? title : undefined;
}
