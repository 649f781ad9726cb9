'use client';

import { useEffect, useState } from 'react';
import { useReadyModel } from '@/components/engine/useReadyModel';
import type { WriterModel } from '@/lib/writer/text-state';

/** The page's model with its fingerprint. */
export interface Known {
  readonly model: WriterModel;
  /** Of its weights, in hex. */
  readonly fingerprint: string;
}

export function useKnownModel(): Known | undefined {
  const model = useReadyModel();
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    if (!model) return;
    let here = true;
    const tell = (fingerprint: string) => here && setKnown({ model, fingerprint });
    // Without a fingerprint, links cannot name the weights; everything else works.
    model.client
      .run('fingerprint', {}, { figure: 'lab-fingerprint' })
      .then(tell)
      .catch(() => tell(''));
    return () => {
      here = false;
      setKnown(undefined);
    };
  }, [model]);
  return known?.model === model ? known : undefined;
}
