'use client';

import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { LoopStations } from '@/components/widgets/loop/LoopStations';
import { useWorkbenchState } from '@/components/workbench/useWorkbenchState';
import type { DecodeLoop } from '@/lib/generation/decode-loop';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import { tokensById, type Vocabulary } from '@/lib/trace/vocabulary';
import { LOOP_NAMED, TURNS, useLoop } from './useLoop';
import { useReadable } from './useReadable';

/** Text, answer, choice, and round again: one token a turn. */
export function LoopFigure() {
  const [{ temperature, topK, topP, seed }] = useWorkbenchState();
  const ids = useReadable();
  const settings = { temperature, topK, topP, seed };
  const { shown, from, canGoOn, playing, done, advance, reset, play } = useLoop(ids, settings);
  const { loop, promptIds, vocabulary, shape } = shown;
  const read = [...promptIds, ...loop.written];
  const place = { promptLength: promptIds.length, place: read.length };
  return (
    <Figure
      id="loop"
      title="The loop."
      sentence
      caption={`One turn writes one token. The bars are the model’s own probabilities, at temperature 1; the choice is made with the settings of the workbench. After ${TURNS} turns it stops.`}
      className="wide"
      asks={[
        {
          ...{ task: 'nextTokenDistribution', shape, vocabulary },
          request: { ids: read, ...place, settings, named: LOOP_NAMED },
        },
      ]}
      from={from}
      controls={
        <div className={classNames(layout.actions, 'needs-script')}>
          <Button isDisabled={!canGoOn || playing || done} onPress={advance}>
            On to the next station
          </Button>
          <Button isDisabled={!canGoOn || done} onPress={() => play(!playing)}>
            {playing ? 'Pause' : 'Play'}
          </Button>
          <Button isDisabled={!ids} onPress={reset}>
            From the beginning
          </Button>
        </div>
      }
      table={() => tableOf(loop, vocabulary)}
    >
      <LoopStations
        loop={loop}
        prompt={tokensById(vocabulary, promptIds)}
        vocabulary={vocabulary}
      />
      <p className="sr-only" aria-live="polite">
        {from === 'live' && !playing ? spoken(loop, vocabulary) : ''}
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
