'use client';

import { DarkMap } from '@/components/myths/DarkMap';
import { MythResult } from '@/components/myths/MythResult';
import { measured, RECORDED_MYTHS } from '@/components/myths/recorded';
import { MYTHS } from '@/content/myths';
import { MYTH_IDS } from '@/lib/myths/requests';

/** What each experiment on a belief has measured, as it was recorded. */
export function RecordedMyths() {
  const results = MYTH_IDS.map((id) => (
    <MythResult
      key={id}
      id={id}
      title={MYTHS[id].title}
      result={{ ...measured(id, RECORDED_MYTHS[id]), from: 'recorded' }}
    />
  ));
  return (
    <>
      {results}
      <DarkMap answered={RECORDED_MYTHS.dark} from="recorded" />
    </>
  );
}
