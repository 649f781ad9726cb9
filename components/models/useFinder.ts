'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { EngineFailure, toFailure } from '@/lib/engine/failure';
import { findByName } from '@/lib/engine/foreign/find-by-name';
import { findInFiles } from '@/lib/engine/foreign/find-in-files';
import type { FoundModel } from '@/lib/engine/foreign/found-model';
import { repositoryIn } from '@/lib/engine/foreign/names';
import type { ChosenFiles } from './dropped-files';

/** What was found where the reader looked last. */
interface FinderState {
  /** What is being looked at, in a sentence. */
  readonly looking?: string;
  readonly found?: FoundModel & { readonly given?: ReadonlyMap<string, Blob> };
  readonly failure?: EngineFailure;
  readonly repository?: string | undefined;
}

/** Looks for a model by its name or in files; a newer look ends an older one. */
export function useFinder() {
  const [state, setState] = useState<FinderState>({});
  const latest = useRef<AbortController>(undefined);
  useEffect(() => () => latest.current?.abort(), []);

  const look = useCallback(
    async (
      looking: string,
      find: (signal: AbortSignal) => Promise<NonNullable<FinderState['found']>>,
      repository?: string,
    ) => {
      latest.current?.abort();
      const own = new AbortController();
      latest.current = own;
      const { signal } = own;
      setState({ looking });
      try {
        const found = await find(signal);
        if (!signal.aborted) setState({ found });
      } catch (error) {
        if (!signal.aborted) setState({ failure: toFailure(error), repository });
      }
    },
    [],
  );

  const byName = useCallback(
    (text: string) => {
      const repository = repositoryIn(text);
      const find = async (signal: AbortSignal) => {
        if (repository) return findByName(repository, { signal });
        const message = `“${text.trim().slice(0, 80)}” is not the name of a repository.`;
        throw new EngineFailure('no-repository', message);
      };
      return look(`The files of ${repository} are being looked at.`, find, repository);
    },
    [look],
  );

  const inFiles = useCallback(
    ({ files, folder }: ChosenFiles) =>
      look('The files are being looked at.', () => findInFiles(files, folder)),
    [look],
  );

  const clear = useCallback(() => setState({}), []);
  return { state, findByName: byName, findInFiles: inFiles, clear };
}
