import { EngineFailure } from '@/lib/engine/failure';
import type { ScoreTextRequest } from '@/lib/engine/tasks/score-text';
import type { WriteRequest } from '@/lib/engine/tasks/write';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import type { WriterModel } from '@/lib/writer/text-state';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Letters a … z are the tokens 0 … 25; 26 ends a text. */
const SIZE = 27;
const METER = { read: 1, cacheBytes: 0, cacheLimit: 1, passes: 1, milliseconds: 1 };
/** The rule's own choice first, then the two letters after it. */
const nextOf = ({ settings }: WriteRequest, last: number) => ({
  settings,
  candidates: [0, 1, 2].map((rank) => ({
    id: (last + 1 + rank + (settings.seed ?? 0)) % SIZE,
    rank,
    probability: 0.5 - rank * 0.1,
    modelProbability: 0.5 - rank * 0.1,
  })),
  rest: 0.1,
  restCount: SIZE - 3,
  kept: SIZE,
  standing: undefined,
});
const scoreOf = (id: number) => ({ logProbability: -id, rank: id });

/**
 * A model with a simple rule: after a token comes the next letter, plus the seed. Answers can be
 * held back, so that tests can look in between.
 */
export function fakeModel({ context = 12, id = 'fake', shift = 0 } = {}) {
  const asked: { name: string; ids: readonly number[] }[] = [];
  let hold: Promise<void> = Promise.resolve();
  const model: WriterModel = {
    info: {
      id,
      beginId: 26,
      shape: { layers: 1, heads: 1, width: 4, vocabulary: SIZE + shift, context },
    },
    vocabulary: sparseVocabulary(
      Array.from({ length: SIZE + shift }, (_, one) => ({
        id: one,
        bytes:
          one === 26 ? new Uint8Array() : encoder.encode(String.fromCharCode(97 + one - shift)),
        special: one === 26,
      })),
    ),
    client: {
      tokenize: async (text) => Array.from(encoder.encode(text), (byte) => byte - 97 + shift),
      run: (async (name: string, request: WriteRequest & ScoreTextRequest, how: Asked) => {
        asked.push({ name, ids: request.ids });
        await hold;
        await Promise.resolve();
        if (how.signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.');
        if (name === 'write') {
          const [drawn] = nextOf(request, request.ids.at(-1) ?? 0).candidates;
          const id = request.take ?? drawn?.id ?? 0;
          return { id, score: scoreOf(id), next: nextOf(request, id), meter: METER };
        }
        if (name === 'attentionRow') {
          return request.ids.map((_, query) => new Float32Array(query + 1).fill(1 / (query + 1)));
        }
        if (name === 'nextTokenDistribution') return nextOf(request, request.ids.at(-1) ?? 0);
        const scores = request.ids.slice(1).map(scoreOf);
        how.onProgress?.({ from: 1, scores });
        return { from: 1, scores, next: nextOf(request, request.ids.at(-1) ?? 0), meter: METER };
      }) as unknown as WriterModel['client']['run'],
    },
  };
  return {
    model,
    asked,
    /** Nothing is answered until the promise is kept. */
    wait: (until: Promise<void>) => {
      hold = until;
    },
    text: (ids: readonly number[]) =>
      decoder.decode(Uint8Array.from(ids, (one) => one + 97 - shift)),
  };
}

interface Asked {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: unknown) => void;
}
