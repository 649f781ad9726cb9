import type { TextPairName } from '@/lib/block/text-pairs';

/** Both texts; `pair` names the ready-made ones while neither is changed. */
export interface PatchTexts {
  readonly clean: string;
  readonly changed: string;
  readonly pair?: TextPairName;
}
