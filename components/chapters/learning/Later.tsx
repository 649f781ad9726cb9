import type { ReactNode } from 'react';
import { WithPicture } from '@/components/prose/WithPicture';
import { ContextPicture } from '@/components/widgets/later-models/ContextPicture';
import { CountedTokens } from '@/components/widgets/later-models/CountedTokens';
import { ExpertsPicture } from '@/components/widgets/later-models/ExpertsPicture';
import { GatePicture } from '@/components/widgets/later-models/GatePicture';
import { GroupsPicture } from '@/components/widgets/later-models/GroupsPicture';
import { NormPicture } from '@/components/widgets/later-models/NormPicture';
import { PreferencePicture } from '@/components/widgets/later-models/PreferencePicture';
import { RotaryPicture } from '@/components/widgets/relative-positions/RotaryPicture';
import { ReadingFigure } from './ReadingFigure';

/** The still pictures of what came after GPT-2, in the order of the chapter. */
export const LATER = {
  rotary: RotaryPicture,
  norm: NormPicture,
  gate: GatePicture,
  groups: GroupsPicture,
  experts: ExpertsPicture,
  context: ContextPicture,
  reading: ReadingFigure,
  instructions: CountedTokens,
  preferences: PreferencePicture,
} as const;

/** Prose on something that came after GPT-2, with its picture. */
export function Later({
  picture,
  children,
}: {
  readonly picture: keyof typeof LATER;
  readonly children: ReactNode;
}) {
  const Picture = LATER[picture];
  return <WithPicture picture={<Picture />}>{children}</WithPicture>;
}
