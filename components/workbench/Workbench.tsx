'use client';

import { useEffect, useRef, useState } from 'react';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { WholeNumberField } from '@/components/controls/WholeNumberField';
import { useEngine } from '@/components/engine/EngineProvider';
import { useWriting } from '@/components/engine/useWriting';
import { Figure } from '@/components/figure/Figure';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { AttentionMap } from '@/components/widgets/attention-map/AttentionMap';
import { NextToken } from '@/components/widgets/next-token/NextToken';
import { chosenCount, isFull, lastLogits } from '@/lib/generation/writing';
import { tokenIds } from '@/lib/trace/trace';
import { Actions } from './Actions';
import { Notes } from './Notes';
import { FIRST_HEAD, RECORDED } from './recorded';
import { SpokenText } from './SpokenText';
import { settingsText } from './settings';
import { TextStrip } from './TextStrip';
import { attentionTable, nextTokenTable, tokensTable } from './tables';
import { useKept } from './useKept';

/**
 * The chapter's linked figures on the reader's own sentence: its tokens, what may come next, and
 * where one head looks. All are drawn from one page of `useWriting`, so they always agree.
 */
export function Workbench() {
  const { state } = useEngine();
  const { applied } = useSentence();
  const [kept, change] = useKept();
  const { page, activity, failure, read, step, take, generate, stop, goBack } =
    useWriting(RECORDED);
  const [marked, setMarked] = useState<number>();
  const { writing, vocabulary, live } = page;
  const { trace } = writing;
  const ready = state.status === 'ready';
  const layer = Math.min(kept.layer ?? FIRST_HEAD.layer, trace.shape.layers - 1);
  const head = Math.min(kept.head ?? FIRST_HEAD.head, trace.shape.heads - 1);
  const { temperature, topK, topP, seed } = kept;
  const choice = { temperature, topK, topP, seed };

  // A model that has just become ready reads what the reader left: from before a reload, or from
  // before the last model failed.
  const latest = useRef({ kept, change });
  latest.current = { kept, change };
  useEffect(() => {
    const { after, chosen } = latest.current.kept;
    if (ready) read({ prompt: applied, chosen: after === applied ? chosen : [] });
  }, [ready, applied, read]);

  useEffect(() => {
    if (!live) return;
    const chosen = tokenIds(writing.trace).slice(writing.promptLength);
    latest.current.change({ after: page.prompt, chosen });
  }, [live, writing, page.prompt]);

  const canWrite = ready && live && !isFull(writing);
  const busy = activity === 'reading' || undefined;
  return (
    <section className="workbench wide" aria-label="GPT-2 at work" aria-busy={busy}>
      <div className="workbench-head needs-script no-print">
        <Actions
          activity={activity}
          canWrite={canWrite}
          canGoBack={chosenCount(writing) > 0}
          onNext={() => step(choice)}
          onBack={goBack}
          onGenerate={() => generate(kept.length, choice)}
          onStop={stop}
        />
      </div>
      <SpokenText
        key={`${trace.model} ${page.prompt}`}
        trace={trace}
        resting={activity === 'idle'}
      />
      <Notes prompt={applied} writing={writing} failure={failure} />
      <Figure
        id="text-and-tokens"
        title="The text, and its tokens."
        caption="Each chip is one token as the model reads it, with its number in the vocabulary; · is a space."
        table={() => tokensTable(trace)}
        recorded={!live}
      >
        <TextStrip writing={writing} marked={marked} onMark={setMarked} />
      </Figure>
      <div className="workbench-pair">
        <Figure
          id="next-token"
          title="What may come next."
          caption="The ten likeliest tokens and their probabilities; click one to take it. Thin strokes: the probabilities at temperature 1."
          controls={
            <div className="workbench-controls needs-script">
              <WholeNumberField
                label="Seed"
                value={kept.seed}
                least={0}
                most={999_999}
                onChange={(seed) => change({ seed })}
              />
              <WholeNumberField
                label="Length"
                value={kept.length}
                least={1}
                most={400}
                onChange={(length) => change({ length })}
              />
              <p className="workbench-setting">
                {settingsText(choice)} <a href="#choosing">Change it where it is explained.</a>
              </p>
            </div>
          }
          table={() => nextTokenTable(lastLogits(writing), vocabulary, choice, 10)}
          recorded={!live}
        >
          <NextToken
            logits={lastLogits(writing)}
            vocabulary={vocabulary}
            temperature={temperature}
            cut={{ topK, topP }}
            onTake={canWrite ? take : undefined}
          />
        </Figure>
        <Figure
          id="attention-map"
          title="Attention map."
          caption="Each row is a token, and shows how it spreads its look over itself and the tokens before it. Each row adds up to 1."
          controls={
            <div className="workbench-controls needs-script">
              <NumberChoice
                label="Layer"
                count={trace.shape.layers}
                value={layer}
                onChange={(next) => change({ layer: next })}
              />
              <NumberChoice
                label="Head"
                count={trace.shape.heads}
                value={head}
                onChange={(next) => change({ head: next })}
              />
            </div>
          }
          table={() => attentionTable(trace, layer, head)}
          recorded={!live}
        >
          <AttentionMap
            trace={trace}
            layer={layer}
            head={head}
            marked={marked}
            onMark={setMarked}
          />
        </Figure>
      </div>
    </section>
  );
}
