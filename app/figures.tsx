'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import type { chapterFigures } from '@/content/figures';
import { repeated, stages } from '@/content/path';

type Figures = typeof chapterFigures;
type Drawn = {
  readonly [C in keyof Figures]: Readonly<Record<Figures[C][number]['id'], ComponentType>>;
};

const MaskFigures = dynamic(() =>
  import('@/components/chapters/introduction/MaskFigures').then((m) => m.MaskFigures),
);
const Workbench = dynamic(() =>
  import('@/components/workbench/Workbench').then((m) => m.Workbench),
);
const Positions = dynamic(() =>
  import('@/components/chapters/positional-encoding/Positions').then((m) => m.Positions),
);
const ModelMapFigure = dynamic(() =>
  import('@/components/chapters/introduction/ModelMapFigure').then((m) => m.ModelMapFigure),
);

/** The figure with the position tables that its chapter reads once for all of them. */
function withPositions(Figure: ComponentType): ComponentType {
  return () => (
    <Positions>
      <Figure />
    </Positions>
  );
}

/**
 * How each figure of content/figures.ts is drawn. Each comes with its own scripts; those of one
 * component are drawn together.
 */
const DRAWN: Drawn = {
  introduction: {
    'guess-the-next-word': dynamic(() =>
      import('@/components/chapters/introduction/GuessGame').then((m) => m.GuessGame),
    ),
    'model-map': () => <ModelMapFigure stops={stages} repeated={repeated} />,
    'mask-encoder-decoder': MaskFigures,
    'mask-encoder': MaskFigures,
    'mask-decoder': MaskFigures,
    'one-at-a-time': dynamic(() =>
      import('@/components/chapters/introduction/WritingFigure').then((m) => m.WritingFigure),
    ),
    sizes: dynamic(() =>
      import('@/components/chapters/introduction/SizesFigure').then((m) => m.SizesFigure),
    ),
  },
  embeddings: {
    merges: dynamic(() => import('@/components/chapters/embeddings/Merges').then((m) => m.Merges)),
    'merge-learning': dynamic(() =>
      import('@/components/chapters/embeddings/MergeLearningFigure').then(
        (m) => m.MergeLearningFigure,
      ),
    ),
    spellings: dynamic(() =>
      import('@/components/chapters/embeddings/Spellings').then((m) => m.Spellings),
    ),
    'token-rows': dynamic(() =>
      import('@/components/chapters/embeddings/TokenRows').then((m) => m.TokenRows),
    ),
    'rows-in-training': dynamic(() =>
      import('@/components/chapters/embeddings/RowsInTraining').then((m) => m.RowsInTraining),
    ),
    'two-arrows': dynamic(() =>
      import('@/components/chapters/embeddings/ArrowsFigure').then((m) => m.ArrowsFigure),
    ),
    'nearest-tokens': dynamic(() =>
      import('@/components/chapters/embeddings/NearestTokens').then((m) => m.NearestTokens),
    ),
    'vocabulary-map': dynamic(() =>
      import('@/components/chapters/embeddings/MapOfVocabulary').then((m) => m.MapOfVocabulary),
    ),
    arithmetic: dynamic(() =>
      import('@/components/chapters/embeddings/Arithmetic').then((m) => m.Arithmetic),
    ),
  },
  'positional-encoding': {
    'word-order': withPositions(
      dynamic(() =>
        import('@/components/chapters/positional-encoding/WordOrderFigure').then(
          (m) => m.WordOrderFigure,
        ),
      ),
    ),
    'embedding-sum': withPositions(
      dynamic(() =>
        import('@/components/chapters/positional-encoding/EmbeddingSumFigure').then(
          (m) => m.EmbeddingSumFigure,
        ),
      ),
    ),
    'position-table': withPositions(
      dynamic(() =>
        import('@/components/chapters/positional-encoding/PositionTableFigure').then(
          (m) => m.PositionTableFigure,
        ),
      ),
    ),
    'position-clock': withPositions(
      dynamic(() =>
        import('@/components/chapters/positional-encoding/ClockFigure').then((m) => m.ClockFigure),
      ),
    ),
    'position-similarity': withPositions(
      dynamic(() =>
        import('@/components/chapters/positional-encoding/SimilarityFigure').then(
          (m) => m.SimilarityFigure,
        ),
      ),
    ),
    'position-curve': withPositions(
      dynamic(() =>
        import('@/components/chapters/positional-encoding/CurveFigure').then((m) => m.CurveFigure),
      ),
    ),
  },
  'masked-attention': {
    'attention-map': dynamic(() =>
      import('@/components/chapters/masked-attention/AttentionFigure').then(
        (m) => m.AttentionFigure,
      ),
    ),
    'query-key-value': dynamic(() =>
      import('@/components/chapters/masked-attention/StepsFigure').then((m) => m.StepsFigure),
    ),
    'output-projection': dynamic(() =>
      import('@/components/chapters/masked-attention/ProjectionFigure').then(
        (m) => m.ProjectionFigure,
      ),
    ),
    'causal-mask': dynamic(() =>
      import('@/components/chapters/masked-attention/MaskFigure').then((m) => m.MaskFigure),
    ),
    'all-heads': dynamic(() =>
      import('@/components/chapters/masked-attention/HeadsFigure').then((m) => m.HeadsFigure),
    ),
    ablation: dynamic(() =>
      import('@/components/chapters/masked-attention/AblationFigure').then((m) => m.AblationFigure),
    ),
    repeated: dynamic(() =>
      import('@/components/chapters/masked-attention/RepeatFigure').then((m) => m.RepeatFigure),
    ),
  },
  'inside-a-block': {
    'residual-stream': dynamic(() =>
      import('@/components/chapters/inside-a-block/FlowFigure').then((m) => m.FlowFigure),
    ),
    'layer-norm': dynamic(() =>
      import('@/components/chapters/inside-a-block/NormFigure').then((m) => m.NormFigure),
    ),
    mlp: dynamic(() =>
      import('@/components/chapters/inside-a-block/MlpFigure').then((m) => m.MlpFigure),
    ),
    'logit-lens': dynamic(() =>
      import('@/components/chapters/inside-a-block/LensFigure').then((m) => m.LensFigure),
    ),
    unembedding: dynamic(() =>
      import('@/components/chapters/inside-a-block/UnembedFigure').then((m) => m.UnembedFigure),
    ),
  },
  'auto-regression': {
    'text-and-tokens': Workbench,
    'next-token': Workbench,
    'attention-map': Workbench,
    loop: dynamic(() =>
      import('@/components/chapters/auto-regression/LoopFigure').then((m) => m.LoopFigure),
    ),
    choosing: dynamic(() =>
      import('@/components/chapters/auto-regression/ChoosingFigure').then((m) => m.ChoosingFigure),
    ),
    'sure-and-open': dynamic(() =>
      import('@/components/chapters/auto-regression/SureAndOpenFigure').then(
        (m) => m.SureAndOpenFigure,
      ),
    ),
    'greedy-loop': dynamic(() =>
      import('@/components/chapters/auto-regression/GreedyLoop').then((m) => m.GreedyLoop),
    ),
    tree: dynamic(() =>
      import('@/components/chapters/auto-regression/TreeFigure').then((m) => m.TreeFigure),
    ),
    cache: dynamic(() =>
      import('@/components/chapters/auto-regression/CacheFigure').then((m) => m.CacheFigure),
    ),
  },
  learning: {
    surprise: dynamic(() =>
      import('@/components/chapters/learning/SurpriseFigure').then((m) => m.SurpriseFigure),
    ),
    learning: dynamic(() =>
      import('@/components/chapters/learning/LearningFigure').then((m) => m.LearningFigure),
    ),
  },
  circuits: {
    ledger: dynamic(() =>
      import('@/components/chapters/circuits/LedgerFigure').then((m) => m.LedgerFigure),
    ),
    patching: dynamic(() =>
      import('@/components/chapters/circuits/PatchFigure').then((m) => m.PatchFigure),
    ),
    composition: dynamic(() =>
      import('@/components/chapters/circuits/CompositionFigure').then((m) => m.CompositionFigure),
    ),
    sinks: dynamic(() =>
      import('@/components/chapters/circuits/SinksFigure').then((m) => m.SinksFigure),
    ),
    names: dynamic(() =>
      import('@/components/chapters/circuits/NamesFigure').then((m) => m.NamesFigure),
    ),
    steering: dynamic(() =>
      import('@/components/chapters/circuits/SteerFigure').then((m) => m.SteerFigure),
    ),
  },
};

/** The figures of a chapter on one page, or the component that one of them is in. */
export function ChapterFigures({
  chapter,
  only,
}: {
  readonly chapter: string;
  readonly only?: string;
}) {
  const figures: Readonly<Record<string, ComponentType>> =
    (DRAWN as Readonly<Record<string, Readonly<Record<string, ComponentType>>>>)[chapter] ?? {};
  const shown = Object.entries(figures).filter(([id]) => only === undefined || id === only);
  return [...new Set(shown.map(([, Component]) => Component))].map((Component, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list is of one chapter, and never changes
    <Component key={at} />
  ));
}
