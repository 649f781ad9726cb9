'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { lazyPart } from '@/components/controls/lazyPart';
import { OnOff } from '@/components/controls/OnOff';
import { PromptField } from '@/components/controls/PromptField';
import { useEngine } from '@/components/engine/EngineProvider';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { Actions } from '@/components/workbench/Actions';
import { idsOf, isFull } from '@/lib/writer/text-state';
import { AttentionChoice } from './AttentionChoice';
import { BranchesFigure } from './BranchesFigure';
import { Challenges } from './Challenges';
import { ESSAY, isEssay } from './essay';
import styles from './Lab.module.css';
import { LinkNotes, TextNotes } from './LabNotes';
import labStyles from './lab.module.css';
import { PlaceDetails } from './PlaceDetails';
import { SaveRow } from './SaveRow';
import { SecondColumnControls } from './SecondColumnControls';
import { SettingsRow } from './SettingsRow';
import { Starters } from './Starters';
import { TextColumn } from './TextColumn';
import { textTable } from './tables';
import { useCursor } from './useCursor';
import { useLab } from './useLab';
import { whyEmpty } from './useSecondColumn';
import type { Why } from './why';

const WhyThisToken = lazyPart(() => import('./WhyThisToken'));

/** The Lab: writes a text, and shows for every token its probability and the alternatives. */
export function Lab() {
  const lab = useLab();
  const { text, other, labSettings, ready, second } = lab;
  const cursor = useCursor(lab);
  const { title } = useEngine();
  const [asked, ask] = useState<Why>();
  // A model that is gone answers nothing more.
  const why = [text.model, other?.model].includes(asked?.model) ? asked : undefined;
  const details = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const { activity, model, tree } = text;
  const working = activity === 'generating' || other?.activity === 'generating';
  const length = idsOf(text).length;
  const size = model?.info.shape.vocabulary ?? 0;

  const open = () => details.current?.querySelector<HTMLElement>('ol button')?.focus();
  const take = (place: number, id: number) => {
    lab.take(cursor.column, place, id);
    const [first, last] = page.current?.querySelectorAll<HTMLElement>('[role=listbox]') ?? [];
    (cursor.column === 'main' ? first : last)?.focus({ preventScroll: true });
  };

  const shared = { cursor, surprise: labSettings.surprise, onOpen: open };
  return (
    <>
      <div className={classNames(styles.head, 'wide')}>
        <LabPrompt prompt={text.prompt} onWrite={lab.write} />
        <Starters onStart={lab.write} />
        <div className={styles.controls}>
          <Actions
            of={{
              ...lab,
              activity: working ? 'generating' : activity,
              canWrite: ready && length > 0 && !isFull(text),
              canGoBack: ready && tree.at > 0,
              generate: () => lab.generate(),
            }}
            first="generate"
          />
          <SettingsRow settings={labSettings.settings} size={size} onChange={lab.set} />
        </div>
        <Challenges text={text} other={other} />
        <LinkNotes origin={lab.origin} onOpen={lab.openPending} onLeave={lab.leavePending} />
        {lab.aside && (
          <p className={classNames(layout.hint, labStyles.note)} role="status">
            Your text before this one was set aside.{' '}
            <Button onPress={lab.bringBack}>Bring it back</Button>
          </p>
        )}
        <TextNotes text={text} onGoOn={() => lab.generate(true)} />
      </div>
      <Figure
        id="lab-text"
        title="The text."
        caption={
          isEssay(text)
            ? `Written by storybook after the words in italics, at temperature ${ESSAY.settings.temperature}, top-p ${ESSAY.settings.topP} and seed ${ESSAY.settings.seed}, unedited. Choose another token, and the story goes on from there.`
            : 'Point at a token, or walk to it with the arrow keys, to see what else could be there. Choose another, and the text goes on from that one.'
        }
        className={classNames(styles.figure, 'wide')}
        asks={cursor.asks}
        from={ready ? 'live' : 'recorded'}
        table={() => textTable(text)}
        steps={{
          count: length + 1,
          at: cursor.placeIn('main', text),
          go: cursor.choose('main'),
        }}
        controls={
          <div className={classNames(styles.views, 'needs-script')}>
            <OnOff
              label="Surprise"
              on={labSettings.surprise}
              onChange={(surprise) => lab.change({ surprise })}
            />
            <AttentionChoice lab={lab} cursor={cursor} />
            <OnOff
              label="Side by side"
              on={labSettings.comparison !== null}
              onChange={(on) => (on ? lab.setComparison({}) : lab.change({ comparison: null }))}
            />
          </div>
        }
      >
        {labSettings.comparison && (
          <SecondColumnControls comparison={labSettings.comparison} lab={lab} />
        )}
        {labSettings.surprise && (
          <p className={classNames(labStyles.quiet, styles.key)}>
            The higher the bar under a token, the less the model expected it. Grey: its first
            choice. Green: among its hundred likeliest tokens. Red: further down.
          </p>
        )}
        <div
          className={styles.spread}
          data-beside={other ? '' : undefined}
          data-chosen={cursor.isChosen || undefined}
        >
          <div ref={page} className={styles.columns}>
            <TextColumn
              {...shared}
              column="main"
              label="Text"
              text={text}
              by={other && { title, temperature: labSettings.settings.temperature }}
            />
            {other && labSettings.comparison && (
              <TextColumn
                {...shared}
                column="second"
                label="Text beside"
                text={other}
                empty={whyEmpty(second)}
                by={{
                  title: second.entry?.title ?? '',
                  temperature: labSettings.comparison.temperature,
                }}
              />
            )}
          </div>
          <div ref={details} className={styles.margin}>
            <PlaceDetails
              cursor={cursor}
              onTake={ready ? take : undefined}
              onWhy={ready ? ask : undefined}
            />
          </div>
        </div>
      </Figure>
      {why && <WhyThisToken why={why} onClose={() => ask(undefined)} />}
      {model && tree.nodes.length > 1 && (
        <BranchesFigure tree={tree} vocabulary={model.vocabulary} onGo={lab.go} />
      )}
      <SaveRow state={lab.state} />
    </>
  );
}

/** The prompt field; an applied prompt opens a new text. */
function LabPrompt({
  prompt,
  onWrite,
}: {
  readonly prompt: string;
  readonly onWrite: (prompt: string) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const { apply } = useSentence();
  return (
    <div className={classNames(styles.prompt, 'needs-script')}>
      <PromptField
        value={typed ?? prompt}
        onChange={setTyped}
        onApply={(text) => {
          setTyped(undefined);
          // At once, and not when the text is open: the page may be on its way out.
          apply(text);
          onWrite(text);
        }}
      />
    </div>
  );
}
