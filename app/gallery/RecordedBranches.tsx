'use client';

import { useState } from 'react';
import { RECORDED_WRITING } from '@/components/chapters/auto-regression/recorded';
import { BranchesFigure } from '@/components/lab/BranchesFigure';
import { goTo } from '@/lib/generation/continuation-tree';

const { answer, vocabulary } = RECORDED_WRITING.tree;

/** The Lab's figure of all texts, of the tree that is recorded for the chapter. */
export function RecordedBranches() {
  const [tree, setTree] = useState(answer.tree);
  return (
    <BranchesFigure
      tree={tree}
      vocabulary={vocabulary}
      onGo={(node) => setTree(goTo(tree, node))}
    />
  );
}
