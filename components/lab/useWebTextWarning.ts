'use client';

import { useEffect, useState } from 'react';
import { useEngine, useModels } from '@/components/engine/EngineProvider';
import { entryOf } from '@/components/engine/useModelLoader';
import { useStored } from '@/components/storage/stored';

/**
 * The name of a model that was raised on the open web, the first time that one is in use: what it
 * may write is said once, and not again on this device.
 */
export function useWebTextWarning(): string | undefined {
  const { title } = useEngine();
  const { inUse } = useModels();
  const [told, setTold] = useStored('inside-gpt-2:lab-told');
  const [telling, setTelling] = useState(false);
  // The models that ship with the site have read its own books and nothing else.
  const fromTheWeb = inUse !== undefined && entryOf(inUse.id).host !== '';
  useEffect(() => {
    if (!fromTheWeb || told !== null) return;
    setTelling(true);
    setTold('yes');
  }, [fromTheWeb, told, setTold]);
  return telling && fromTheWeb ? title : undefined;
}
