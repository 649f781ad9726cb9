'use client';

import { useEngine } from './EngineProvider';

/** The page's model once it can answer. @throws Error outside an EngineProvider */
export function useReadyModel() {
  const { state } = useEngine();
  return state.status === 'ready' ? state : undefined;
}
