'use client';

import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { useEngine } from '@/components/engine/EngineProvider';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { LoopStations } from '@/components/widgets/loop/LoopStations';
import { RECORDED } from '@/components/workbench/recorded';
import { useWorkbenchState } from '@/components/workbench/useWorkbenchState';
import type { DecodeLoop } from '@/lib/generation/decode-loop';
import { distributionOf } from '@/lib/generation/next-token-distribution';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { readable } from './limits';
import { NAMED_IN_LOOP, TURNS, useLoop } from './useLoop';

const { candidates } = distributionOf(RECORDED.logits, [], { temperature: 1 }, NAMED_IN_LOOP);
const [likeliest] = candidates;

/** The recorded loop: the likeliest token is about to be chosen. */
const STILL: DecodeLoop = {
  written: [],
  station: 'choice',
  answer: likeliest && { candidates, chosen: likeliest },
};

/** Text, answer, choice, and round again: one token a turn. */
export function LoopFigure() {
  const { state } = useEngine();
  const { tokens, live, shape } = useSentence();
  const [{ temperature, topK, topP, seed }] = useWorkbenchState();
  const ids = readable(tokens, shape.context).map((token) => token.id);
  const ready = state.status === 'ready' && live;
  const { shown, canGoOn, playing, done, advance, reset, play } = useLoop(ready ? ids : undefined, {
    temperature,
    topK,
    topP,
    seed,
  });
  const vocabulary = shown ? shown.vocabulary : RECORDED.vocabulary;
  const loop = shown ? shown.loop : STILL;
  return (
    <Figure
      id="loop"
      title="The loop."
      caption={`One turn writes one token, chosen as in the workbench. It rests after ${TURNS} turns.`}
      className="wide"
      recorded={!shown}
      controls={
        <div className={classNames(layout.actions, 'needs-script')}>
          <Button isDisabled={!canGoOn || playing || done} onPress={advance}>
            On to the next station
          </Button>
          <Button isDisabled={!canGoOn || done} onPress={() => play(!playing)}>
            {playing ? 'Pause' : 'Play'}
          </Button>
          <Button isDisabled={!ready} onPress={reset}>
            From the beginning
          </Button>
        </div>
      }
      table={() => tableOf(loop, vocabulary)}
    >
      <LoopStations
        loop={loop}
        prompt={
          shown
            ? shown.promptIds.map((id) => shown.vocabulary.token(id))
            : RECORDED.trace.rows.map((row) => row.token)
        }
        vocabulary={vocabulary}
      />
      <p className="sr-only" aria-live="polite">
        {shown && !playing ? spoken(loop, vocabulary) : ''}
      </p>
    </Figure>
  );
}

/** The station in a sentence, for screen readers. */
function spoken({ station, answer, written }: DecodeLoop, vocabulary: Vocabulary): string {
  const name = (id: number) => tokenLabel(vocabulary.token(id));
  if (station === 'choice' && answer) return `${name(answer.chosen.id)} is chosen.`;
  if (station === 'answer' && answer?.candidates[0]) {
    return `The likeliest is ${name(answer.candidates[0].id)}.`;
  }
  if (written.length === 0) return '';
  return `Written so far: ${textOf(written.map((id) => vocabulary.token(id)))}`;
}

function tableOf({ answer, written }: DecodeLoop, vocabulary: Vocabulary) {
  const name = (id: number) => tokenLabel(vocabulary.token(id));
  return {
    columns: ['What', 'Token', 'Probability'],
    rows: [
      ...written.map((id, turn) => [`written in turn ${turn + 1}`, name(id), '']),
      ...(answer?.candidates ?? []).map(({ id, rank, modelProbability }) => [
        `choice ${rank + 1}`,
        name(id),
        modelProbability,
      ]),
    ],
  };
}
