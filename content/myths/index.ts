import type { MythText } from '@/components/myths/Explanation';
import { MYTH_IDS, type MythId } from '@/lib/myths/requests';
import { ORIGIN_MYTHS } from './origins';
import { PICTURE_MYTHS } from './pictures';
import { WORTH_MYTHS } from './worth';

/** The beliefs, with what is believed, what is done, and who has found them in learners. */
export const MYTHS: Readonly<Record<MythId, MythText>> = {
  ...ORIGIN_MYTHS,
  ...WORTH_MYTHS,
  ...PICTURE_MYTHS,
};

/** The questions in the order of the page, for whoever counts a class’s answers. */
export const MYTH_QUESTIONS = MYTH_IDS.map((id) => {
  const { title, options } = MYTHS[id];
  return { id, title, options };
});
