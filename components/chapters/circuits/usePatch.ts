'use client';

import { useState } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import { useReadyModel } from '@/components/engine/useReadyModel';
import type { PatchPlace } from '@/components/widgets/patch-map/marks';
import type { PatchGrid } from '@/lib/block/patch-grid';
import { TEXT_PAIRS, type TextPairName } from '@/lib/block/text-pairs';
import type { Answered } from '@/lib/engine/answered';
import type { PatchGridRequest } from '@/lib/engine/tasks/patch-grid';
import type { ModelShape } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { recordedPatch } from './recorded';
import { type PatchTexts, usePairTokens } from './usePairTokens';

type Patched = PatchGrid['patched'];
/** Cells that the reader has tried one by one, or all of them. */
type Tried = readonly PatchPlace[] | 'all';

const textsOf = (pair: TextPairName): PatchTexts => ({ ...TEXT_PAIRS[pair], pair });

/** Two texts of the reader's, and what comes back when parts of one are put into the other. */
export function usePatch() {
  const ready = useReadyModel();
  const [texts, setTexts] = useState(textsOf('word'));
  const [patched, setPatched] = useState<Patched>('stream');
  const pair = usePairTokens(texts);
  const { cleanIds, corruptedIds, answerIds, refusal } = pair;
  const recorded = recordedPatch(texts.pair, patched);
  const asked = cleanIds &&
    corruptedIds &&
    answerIds && { cleanIds, corruptedIds, answerIds, patched };
  const fits = ({ answer, model: of }: Pick<Answered<'patchGrid'>, 'answer' | 'model'>) =>
    !asked ||
    (of === ready?.info.id &&
      answer.patched === patched &&
      [answer.cleanIds, answer.corruptedIds, answer.answerIds].join('|') ===
        [cleanIds, corruptedIds, answerIds].join('|'));
  const known = recorded && fits(recorded) ? recorded : undefined;

  const key = JSON.stringify([texts, asked, patched]);
  const [wanted, want] = useState<{ key: string; tried: Tried }>();
  const tried = wanted?.key === key ? wanted.tried : undefined;
  const request = requestOf(asked, tried, known !== undefined);
  const live = useAnswer('patchGrid', request);
  const own = live.answer && asked && fits(live) ? live : undefined;
  const shown = own ?? known ?? (asked && ready && untried(asked, ready));
  const [picked, pick] = useState<{ key: string; place: PatchPlace }>();
  const cells = tried === 'all' || tried === undefined ? undefined : tried;

  return {
    texts,
    choose: (name: TextPairName) => setTexts(textsOf(name)),
    type: (next: Partial<Omit<PatchTexts, 'pair'>>) =>
      setTexts(({ clean, changed }) => ({ clean, changed, ...next })),
    patched,
    setPatched,
    ...pair,
    refusal,
    /** Undefined before anything is known of these texts. */
    shown: refusal ? undefined : shown,
    /** The cells to show; undefined for all that are known. */
    cells,
    place: picked?.key === key ? picked.place : undefined,
    busy: live.busy,
    progress: live.progress ?? 0,
    milliseconds: own && tried === 'all' && !live.busy ? own.milliseconds : undefined,
    failure: live.failure,
    from: own ? ('live' as const) : ('recorded' as const),
    ready: asked !== undefined,
    runAll: () => want({ key, tried: 'all' }),
    stop: () => want(undefined),
    byHand: () => {
      want({ key, tried: [] });
      pick(undefined);
    },
    /** Looks at a cell; in a map that is not full, tries it first. */
    open: (place: PatchPlace) => {
      pick({ key, place });
      const full = shown && cells === undefined && !shown.answer.differences.some(Number.isNaN);
      if (full || tried === 'all') return;
      const before = (cells ?? []).filter((one) => !isSame(one, place));
      want({ key, tried: [...before, place] });
    },
  };
}

const isSame = (one: PatchPlace, other: PatchPlace) =>
  one.layer === other.layer && one.column === other.column;

/** A map without a cell that was tried: the reader can begin by hand. */
function untried(
  request: PatchGridRequest & Required<Pick<PatchGridRequest, 'patched'>>,
  {
    info,
    vocabulary,
  }: { readonly info: { id: string; shape: ModelShape }; readonly vocabulary: Vocabulary },
): Answered<'patchGrid'> {
  const { shape } = info;
  const columns = request.patched === 'heads' ? shape.heads : request.cleanIds.length;
  const none = new Float32Array(shape.layers * columns).fill(Number.NaN);
  return {
    ...{ task: 'patchGrid' as const, model: info.id, shape, vocabulary, request },
    answer: {
      ...request,
      clean: Number.NaN,
      corrupted: Number.NaN,
      columns,
      differences: none,
      recovered: none,
    },
  };
}

/** What has to be asked; nothing for cells that are recorded, and nothing that nobody wants. */
function requestOf(
  asked: PatchGridRequest | undefined,
  tried: Tried | undefined,
  isKnown: boolean,
): PatchGridRequest | undefined {
  if (!asked || !tried) return undefined;
  if (tried === 'all') return asked;
  if (isKnown || tried.length === 0) return undefined;
  return { ...asked, cells: tried.map(({ layer, column }) => [layer, column] as const) };
}
