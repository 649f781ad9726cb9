import type { ReactNode } from 'react';
import { LATER } from '@/components/chapters/learning/Later';
import { SpeedFigure } from '@/components/speed/SpeedFigure';
import { AlibiPicture } from '@/components/widgets/relative-positions/AlibiPicture';
import { RotaryPicture } from '@/components/widgets/relative-positions/RotaryPicture';
import { chapterFigures } from '../figure-list';
import { ChapterFigures } from '../figures';
import { RecordedBranches } from './RecordedBranches';
import { RecordedMyths } from './RecordedMyths';

/** Still pictures after the figures of a chapter. */
const pictures: Readonly<Record<string, ReactNode>> = {
  'positional-encoding': (
    <>
      <RotaryPicture />
      <AlibiPicture />
    </>
  ),
  learning: Object.entries(LATER).map(([name, Picture]) => <Picture key={name} />),
};

/** The figures of each chapter, and what of the pages beside the path can be recorded. */
export const galleryFigures: Readonly<Record<string, ReactNode>> = {
  ...Object.fromEntries(
    Object.keys(chapterFigures).map((chapter) => [
      chapter,
      <>
        <ChapterFigures chapter={chapter} />
        {pictures[chapter]}
      </>,
    ]),
  ),
  myths: <RecordedMyths />,
  lab: <RecordedBranches />,
  speed: <SpeedFigure />,
};
