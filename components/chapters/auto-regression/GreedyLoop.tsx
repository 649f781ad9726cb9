'use client';

import { useMemo, useState } from 'react';
import { Pills } from '@/components/controls/Pills';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { useSeen } from '@/components/engine/useSeen';
import { useTokens } from '@/components/engine/useTokens';
import { Figure } from '@/components/figure/Figure';
import { type RunStep, runSteps } from '@/components/widgets/run/marks';
import { Run } from '@/components/widgets/run/Run';
import { settingsText } from '@/components/workbench/settings-text';
import { useWorkbenchState } from '@/components/workbench/useWorkbenchState';
import type { Answered } from '@/lib/engine/answered';
import { GREEDY, type SamplingSettings } from '@/lib/sampling/settings';
import { tokenLabel } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import { GOES_ROUND, RUN_LENGTH } from './limits';
import { RECORDED_WRITING } from './recorded';
import { useReadable } from './useReadable';

/** What greedy decoding writes, with its loop marked; and what the reader's settings write. */
export function GreedyLoop() {
  const [{ temperature, topK, topP, seed }] = useWorkbenchState();
  const [element, seen] = useSeen<HTMLDivElement>();
  const [whose, setWhose] = useState<'example' | 'own'>('example');
  const readable = useReadable();
  const example = useTokens(seen ? GOES_ROUND : undefined);
  const read = whose === 'own' ? readable : example;
  const ids = seen ? read : undefined;
  const request = (settings: SamplingSettings) => ids && { ids, settings, length: RUN_LENGTH };
  const greedy = useAnswer('writeText', request(GREEDY), RECORDED_WRITING.greedy);
  const own = { temperature, topK, topP, seed };
  const chosen = useAnswer('writeText', request(own), RECORDED_WRITING.chosen);
  const [first, second] = [useRun(greedy), useRun(chosen)];
  const failure = greedy.failure ?? chosen.failure;
  const { settings } = chosen.request;
  return (
    <Figure
      id="greedy-loop"
      title="Greedy text goes round."
      sentence
      caption={`The first ${RUN_LENGTH} tokens after the prompt, written twice. A bar is the probability that the model itself gave to the token, from 0 to 100%; rounds of a loop are underlined in turn.`}
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className="needs-script">
          <Pills
            label="The text begins with"
            value={whose}
            options={[
              { value: 'example', label: `“${GOES_ROUND}”` },
              { value: 'own', label: 'your sentence' },
            ]}
            onChange={setWhose}
          />
        </div>
      }
      asks={[greedy, chosen]}
      from={chosen.from}
      table={() => tableOf(first.steps, second.steps)}
    >
      <div ref={element}>
        <Run
          title={
            <>
              The likeliest token, always <span>· greedy, temperature 0</span>
            </>
          }
          {...first}
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
          {...second}
        />
      </div>
    </Figure>
  );
}

/** A run's prompt and its tokens. */
function useRun({ request, answer, vocabulary }: Answered<'writeText'>) {
  return useMemo(
    () => ({
      prompt: tokensById(vocabulary, request.ids),
      steps: runSteps(answer, vocabulary),
    }),
    [request, answer, vocabulary],
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
