'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { useRun } from '@/components/engine/useRun';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import { useSentence } from '@/components/sentence/SentenceProvider';
import type { RunStep } from '@/components/widgets/run/marks';
import { Run } from '@/components/widgets/run/Run';
import { settingsText } from '@/components/workbench/settings-text';
import { useWorkbenchState } from '@/components/workbench/useWorkbenchState';
import { GREEDY } from '@/lib/sampling/settings';
import { tokenLabel } from '@/lib/text/token-text';
import { RUN_LENGTH, readable } from './limits';
import { RECORDED_RUNS } from './recorded';

/** What greedy decoding writes, with its loop marked; and what the reader's settings write. */
export function GreedyLoop() {
  const { state } = useEngine();
  const { tokens, live, shape } = useSentence();
  const [saved] = useWorkbenchState();
  const [element, seen] = useSeen<HTMLDivElement>();
  const { temperature, topK, topP, seed } = saved;
  const ids = readable(tokens, shape.context).map((token) => token.id);
  const ask = live && seen;
  const own = { temperature, topK, topP, seed };
  const greedy = useRun(ask ? { ids, settings: GREEDY, length: RUN_LENGTH } : undefined, 'greedy');
  const chosen = useRun(ask ? { ids, settings: own, length: RUN_LENGTH } : undefined, 'chosen');

  const ready = state.status === 'ready';
  const both = greedy && chosen;
  const prompt = both ? greedy.prompt : RECORDED_RUNS.prompt;
  const greedySteps = both ? greedy.steps : RECORDED_RUNS.greedy;
  const chosenSteps = both ? chosen.steps : RECORDED_RUNS.chosen;
  const settings = both ? chosen.request.settings : RECORDED_RUNS.settings;
  return (
    <Figure
      id="greedy-loop"
      title="Greedy text goes round."
      caption={`The first ${RUN_LENGTH} tokens after the prompt, written twice. A bar is the probability that the model itself gave to the token, from 0 to 100%; rounds of a loop are underlined in turn.`}
      className="wide"
      recorded={!both}
      waiting={ready && !seen}
      exports
      table={() => tableOf(greedySteps, chosenSteps)}
    >
      <div ref={element}>
        <Run
          title={
            <>
              The likeliest token, always <span>· greedy, temperature 0</span>
            </>
          }
          prompt={prompt}
          steps={greedySteps}
        />
        <Run
          title={
            <>
              With your settings{' '}
              <span>
                · {settingsText(settings)} Seed {settings.seed}.
              </span>
            </>
          }
          prompt={prompt}
          steps={chosenSteps}
        />
      </div>
    </Figure>
  );
}

function tableOf(greedy: readonly RunStep[], chosen: readonly RunStep[]) {
  const cells = (step: RunStep | undefined) =>
    step ? [tokenLabel(step.token), Math.exp(step.logProbability)] : ['', ''];
  const rows = Array.from({ length: Math.max(greedy.length, chosen.length) }, (_, i) => [
    i + 1,
    ...cells(greedy[i]),
    ...cells(chosen[i]),
  ]);
  return { columns: ['Step', 'Greedy', 'Its probability', 'Yours', 'Its probability.'], rows };
}
