'use client';

import { useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { WholeNumberField } from '@/components/controls/WholeNumberField';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { WeightMap } from '@/components/widgets/attention-map/WeightMap';
import { barsOf } from '@/components/widgets/next-token/marks';
import { NextTokenBars } from '@/components/widgets/next-token/NextToken';
import { Actions } from './Actions';
import { attentionTable } from './attention-table';
import { Hints } from './Hints';
import { LiveRegion } from './LiveRegion';
import { settingsText } from './settings-text';
import { TokenStrip } from './TokenStrip';
import { nextTokenTable, tokensTable } from './tables';
import { useWorkbench } from './useWorkbench';
import styles from './Workbench.module.css';

/**
 * The chapter's linked figures on the reader's own sentence: its tokens, what may come next, and
 * where one head looks. All are views of one writer's text.
 */
export function Workbench() {
  const { applied } = useSentence();
  const bench = useWorkbench();
  const { from, shown, vocabulary, tokens, bars, weights, mapOf, layer, head, saved, change } =
    bench;
  const [marked, setMarked] = useState<number>();
  // While tokens are written the bars change under the pointer: they can be read, not taken.
  const canTake = bench.canWrite && bench.activity !== 'generating';
  return (
    <section
      className={classNames(styles.workbench, 'wide')}
      aria-label="GPT-2 at work"
      aria-busy={bench.busy || undefined}
    >
      <div className={classNames(styles.head, 'needs-script no-print')}>
        <Actions of={bench} />
      </div>
      <LiveRegion
        key={`${shown.model?.info.id} ${shown.prompt}`}
        tokens={tokens}
        resting={bench.activity === 'idle'}
      />
      <Hints prompt={applied} text={shown} failure={bench.failure} />
      <Figure
        id="text-and-tokens"
        title="The text, and its tokens."
        sentence
        caption="Each chip is one token as the model reads it, with its number in the vocabulary; · is a space."
        table={() => tokensTable(tokens)}
        asks={[bench.asks.tokens]}
        from={from}
      >
        <TokenStrip
          tokens={tokens}
          promptLength={bench.promptLength}
          marked={marked}
          onMark={setMarked}
        />
      </Figure>
      <div className={styles.pair}>
        <Figure
          id="next-token"
          title="What may come next."
          sentence
          caption="The ten likeliest tokens and their probabilities; click one to take it. Thin strokes: the probabilities at temperature 1."
          controls={
            <div className={classNames(layout.controls, 'needs-script')}>
              <WholeNumberField
                label="Seed"
                value={saved.seed}
                least={0}
                most={999_999}
                onChange={(seed) => change({ seed })}
              />
              <WholeNumberField
                label="Length"
                value={saved.length}
                least={1}
                most={400}
                onChange={(length) => change({ length })}
              />
              <p className={styles.setting}>
                {settingsText(bench.settings)}{' '}
                <a href="#choosing">Change it where it is explained.</a>
              </p>
            </div>
          }
          {...(bars ? { table: () => nextTokenTable(bars.distribution, vocabulary) } : {})}
          asks={[bench.asks.next]}
          from={from}
        >
          {bars && (
            <NextTokenBars
              bars={barsOf(bars.distribution, vocabulary).bars}
              onTake={canTake ? bench.take : undefined}
            />
          )}
        </Figure>
        <Figure
          id="attention-map"
          title="Attention map."
          sentence
          caption="Each row is a token, and shows how it spreads its look over itself and the tokens before it. Each row adds up to 1."
          controls={
            <div className={classNames(layout.controls, 'needs-script')}>
              <NumberChoice
                label="Layer"
                count={bench.layers}
                value={layer}
                onChange={(next) => change({ layer: next })}
              />
              <NumberChoice
                label="Head"
                count={bench.heads}
                value={head}
                onChange={(next) => change({ head: next })}
              />
            </div>
          }
          table={() => attentionTable(weights)}
          asks={[bench.asks.map]}
          from={from}
        >
          <WeightMap
            weights={weights}
            name={`Attention map of layer ${mapOf.layer + 1}, head ${mapOf.head + 1}`}
            marked={marked}
            onMark={setMarked}
          />
        </Figure>
      </div>
    </section>
  );
}
