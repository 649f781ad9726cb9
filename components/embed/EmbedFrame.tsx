'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { FramedContext } from '@/components/controls/framed';
import { EngineProvider } from '@/components/engine/EngineProvider';
import { ModelStatus } from '@/components/engine/ModelStatus';
import { type Projector, ProjectorContext } from '@/components/projector/ProjectorProvider';
import { SentenceBar } from '@/components/sentence/SentenceBar';
import { SentenceProvider } from '@/components/sentence/SentenceProvider';
import type { Stop } from '@/components/site/neighbours';
import { BASE_PATH } from '@/components/site/site-url';
import { keepInMemory } from '@/components/storage/stored';
import { EmbeddableFigures } from './EmbeddableFigures';
import styles from './EmbedFrame.module.css';
import { readEmbedView } from './link';
import { useToldHeight } from './useToldHeight';

interface EmbedFrameProps {
  readonly chapter: Stop;
  /** The figure's id and title, and whether it draws the reader's sentence. */
  readonly figure: { readonly id: string; readonly title: string; readonly sentence: boolean };
  /** The figure; others that come with it are hidden. */
  readonly children: ReactNode;
}

/**
 * A page that shows one figure inside a page of someone else: its sentence, itself, and the way to its
 * chapter. It begins with what its address carries, and saves nothing.
 */
export function EmbedFrame({ chapter, figure, children }: EmbedFrameProps) {
  // Before anything inside reads a stored value.
  const [{ step }] = useState(beginWithAddress);
  const projector = useMemo(() => goTo(figure.id, step), [figure.id, step]);
  const box = useToldHeight();
  return (
    <EngineProvider>
      <SentenceProvider>
        <ProjectorContext value={projector}>
          <main ref={box} id="content" className={classNames('page-grid', styles.frame)}>
            <h1 className="sr-only">{figure.title}</h1>
            <style>{`main figure[id]:not(#${figure.id}) { display: none }`}</style>
            {figure.sentence ? <SentenceBar /> : null}
            <FramedContext value={true}>
              <EmbeddableFigures chapter={chapter.slug}>{children}</EmbeddableFigures>
            </FramedContext>
            <p className={styles.foot}>
              <a href={`${BASE_PATH}/${chapter.slug}#${figure.id}`} target="_blank" rel="noopener">
                {figure.title} in “{chapter.title}”, Inside GPT-2
              </a>
              <ModelStatus />
            </p>
          </main>
        </ProjectorContext>
      </SentenceProvider>
    </EngineProvider>
  );
}

function beginWithAddress() {
  if (typeof location === 'undefined') return { step: undefined };
  const { values, step } = readEmbedView(location.search);
  keepInMemory(values);
  return { step };
}

/** In the place of a projector: shows one state of the figure when it is there. */
function goTo(id: string, step: number | undefined): Projector {
  return {
    projected: undefined,
    toggle: () => {},
    register: (figure) => {
      const states = figure.id === id ? figure.steps() : undefined;
      if (states && step !== undefined) states.go(Math.min(step, states.count - 1));
      return () => {};
    },
  };
}
