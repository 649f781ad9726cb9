import type { ReactNode } from 'react';
import { CacheFigure } from '@/components/chapters/auto-regression/CacheFigure';
import { ChoosingFigure } from '@/components/chapters/auto-regression/ChoosingFigure';
import { GreedyLoop } from '@/components/chapters/auto-regression/GreedyLoop';
import { LoopFigure } from '@/components/chapters/auto-regression/LoopFigure';
import { SureAndOpenFigure } from '@/components/chapters/auto-regression/SureAndOpenFigure';
import { TreeFigure } from '@/components/chapters/auto-regression/TreeFigure';
import { CompositionFigure } from '@/components/chapters/circuits/CompositionFigure';
import { LedgerFigure } from '@/components/chapters/circuits/LedgerFigure';
import { NamesFigure } from '@/components/chapters/circuits/NamesFigure';
import { PatchFigure } from '@/components/chapters/circuits/PatchFigure';
import { SinksFigure } from '@/components/chapters/circuits/SinksFigure';
import { SteerFigure } from '@/components/chapters/circuits/SteerFigure';
import { Arithmetic } from '@/components/chapters/embeddings/Arithmetic';
import { ArrowsFigure } from '@/components/chapters/embeddings/ArrowsFigure';
import { MapOfVocabulary } from '@/components/chapters/embeddings/MapOfVocabulary';
import { MergeLearningFigure } from '@/components/chapters/embeddings/MergeLearningFigure';
import { Merges } from '@/components/chapters/embeddings/Merges';
import { NearestTokens } from '@/components/chapters/embeddings/NearestTokens';
import { RowsInTraining } from '@/components/chapters/embeddings/RowsInTraining';
import { Spellings } from '@/components/chapters/embeddings/Spellings';
import { TokenRows } from '@/components/chapters/embeddings/TokenRows';
import { FlowFigure } from '@/components/chapters/inside-a-block/FlowFigure';
import { LensFigure } from '@/components/chapters/inside-a-block/LensFigure';
import { MlpFigure } from '@/components/chapters/inside-a-block/MlpFigure';
import { NormFigure } from '@/components/chapters/inside-a-block/NormFigure';
import { UnembedFigure } from '@/components/chapters/inside-a-block/UnembedFigure';
import { GuessGame } from '@/components/chapters/introduction/GuessGame';
import { MaskFigures } from '@/components/chapters/introduction/MaskFigures';
import { ModelMapFigure } from '@/components/chapters/introduction/ModelMapFigure';
import { SizesFigure } from '@/components/chapters/introduction/SizesFigure';
import { WritingFigure } from '@/components/chapters/introduction/WritingFigure';
import { LATER } from '@/components/chapters/learning/Later';
import { LearningFigure } from '@/components/chapters/learning/LearningFigure';
import { SurpriseFigure } from '@/components/chapters/learning/SurpriseFigure';
import { AblationFigure } from '@/components/chapters/masked-attention/AblationFigure';
import { AttentionFigure } from '@/components/chapters/masked-attention/AttentionFigure';
import { HeadsFigure } from '@/components/chapters/masked-attention/HeadsFigure';
import { MaskFigure } from '@/components/chapters/masked-attention/MaskFigure';
import { ProjectionFigure } from '@/components/chapters/masked-attention/ProjectionFigure';
import { RepeatFigure } from '@/components/chapters/masked-attention/RepeatFigure';
import { StepsFigure } from '@/components/chapters/masked-attention/StepsFigure';
import { ClockFigure } from '@/components/chapters/positional-encoding/ClockFigure';
import { CurveFigure } from '@/components/chapters/positional-encoding/CurveFigure';
import { EmbeddingSumFigure } from '@/components/chapters/positional-encoding/EmbeddingSumFigure';
import { Positions } from '@/components/chapters/positional-encoding/Positions';
import { PositionTableFigure } from '@/components/chapters/positional-encoding/PositionTableFigure';
import { SimilarityFigure } from '@/components/chapters/positional-encoding/SimilarityFigure';
import { WordOrderFigure } from '@/components/chapters/positional-encoding/WordOrderFigure';
import { SpeedFigure } from '@/components/speed/SpeedFigure';
import { AlibiPicture } from '@/components/widgets/relative-positions/AlibiPicture';
import { RotaryPicture } from '@/components/widgets/relative-positions/RotaryPicture';
import { Workbench } from '@/components/workbench/Workbench';
import { repeated, stages } from '@/content/path';
import { RecordedBranches } from './RecordedBranches';
import { RecordedMyths } from './RecordedMyths';

/** The figures of each chapter, in the order of its page; of the Lab, what can be recorded. */
export const galleryFigures: Readonly<Record<string, ReactNode>> = {
  introduction: (
    <>
      <GuessGame />
      <ModelMapFigure stops={stages} repeated={repeated} />
      <MaskFigures />
      <WritingFigure />
      <SizesFigure />
    </>
  ),
  embeddings: (
    <>
      <Merges />
      <MergeLearningFigure />
      <Spellings />
      <TokenRows />
      <RowsInTraining />
      <ArrowsFigure />
      <NearestTokens />
      <MapOfVocabulary />
      <Arithmetic />
    </>
  ),
  'positional-encoding': (
    <Positions>
      <WordOrderFigure />
      <EmbeddingSumFigure />
      <PositionTableFigure />
      <ClockFigure />
      <SimilarityFigure />
      <CurveFigure />
      <RotaryPicture />
      <AlibiPicture />
    </Positions>
  ),
  'masked-attention': (
    <>
      <AttentionFigure />
      <StepsFigure />
      <ProjectionFigure />
      <MaskFigure />
      <HeadsFigure />
      <AblationFigure />
      <RepeatFigure />
    </>
  ),
  'inside-a-block': (
    <>
      <FlowFigure />
      <NormFigure />
      <MlpFigure />
      <LensFigure />
      <UnembedFigure />
    </>
  ),
  'auto-regression': (
    <>
      <Workbench />
      <LoopFigure />
      <ChoosingFigure />
      <SureAndOpenFigure />
      <GreedyLoop />
      <TreeFigure />
      <CacheFigure />
    </>
  ),
  learning: (
    <>
      <SurpriseFigure />
      <LearningFigure />
      {Object.entries(LATER).map(([name, Picture]) => (
        <Picture key={name} />
      ))}
    </>
  ),
  circuits: (
    <>
      <LedgerFigure />
      <PatchFigure />
      <CompositionFigure />
      <SinksFigure />
      <NamesFigure />
      <SteerFigure />
    </>
  ),
  myths: <RecordedMyths />,
  lab: <RecordedBranches />,
  speed: <SpeedFigure />,
};
