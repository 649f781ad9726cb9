'use client';

import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { FailureNote } from '@/components/engine/FailureNote';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useProjector } from '@/components/projector/ProjectorProvider';
import { TreeOfTexts } from '@/components/widgets/tree/TreeOfTexts';
import {
  type ContinuationTree,
  compareBranches,
  idsTo,
  openChoices,
} from '@/lib/generation/continuation-tree';
import { fixed } from '@/lib/text/fixed';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { columnTable } from '../column-table';
import { BRANCH } from './limits';
import { useReadable } from './useReadable';
import { useTree } from './useTree';

/** Continuations of the reader's sentence as a tree: every choice not taken stays open. */
export function TreeFigure() {
  const { projected } = useProjector();
  const [element, seen] = useSeen<HTMLDivElement>();
  const ids = useReadable();
  const grown = useTree(seen ? ids : undefined);
  const { tree, promptIds, pinned, vocabulary, canGrow, busy, failure, growFrom, go, pin } = grown;
  const label = (id: number) => tokenLabel(vocabulary.token(id));
  return (
    <Figure
      id="tree"
      title="A tree of texts."
      sentence
      caption={`Each line is one text. Paler tokens were not taken and are still open: take one, and a branch of ${BRANCH} tokens grows from it. At the right, the logarithm of the whole branch’s probability.`}
      className="wide"
      asks={[grown.asked]}
      from={grown.from}
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.controls, 'needs-script')}>
          <Button isDisabled={!canGrow} onPress={() => growFrom(tree.at)}>
            Grow from here
          </Button>
          <Button isDisabled={!canGrow || busy} onPress={grown.searchFromHere}>
            Beam search from here
          </Button>
          <Button isDisabled={!canGrow || tree.at === pinned} onPress={() => pin(tree.at)}>
            Compare with this one
          </Button>
        </div>
      }
      table={() => treeTable(tree, label)}
    >
      <div ref={element} aria-busy={busy || undefined}>
        <TreeOfTexts
          tree={tree}
          prompt={endOf(promptIds, vocabulary, projected === 'tree' ? 5 : 9)}
          label={label}
          onGo={go}
          onTake={canGrow ? growFrom : undefined}
        />
        <p data-mark="readout" className={layout.readout} aria-live="polite">
          {busy ? '' : <Compared grown={grown} />}
        </p>
      </div>
    </Figure>
  );
}

/** The branch in view and the pinned one, compared in words. */
function Compared({ grown }: { readonly grown: ReturnType<typeof useTree> }) {
  const { tree, promptIds, passes, pinned, vocabulary, from } = grown;
  const text = (ids: readonly number[]) => textOf(ids.map((id) => vocabulary.token(id)));
  const said = (ids: readonly number[]) => `“${text(ids).trim()}”`;
  const size = `The tree has ${tree.nodes.length - 1} tokens`;
  const cost =
    from === 'live'
      ? `${size}, and the model ran ${passes} passes for it: nothing is read twice.`
      : `${size}.`;
  if (pinned === undefined || pinned === tree.at) {
    return (
      <>
        You are at {said([...promptIds.slice(-2), ...idsTo(tree, tree.at)])}. {cost}
      </>
    );
  }
  const { one, other } = compareBranches(tree, tree.at, pinned);
  if (one.ids.length === 0) {
    return <>You are on the way to the branch that you compare with. {cost}</>;
  }
  const [first, second] = [one.logProbability ?? 0, other.logProbability ?? 0];
  const difference = first - second;
  const times = Math.exp(Math.abs(difference));
  const factor = times < 10 ? times.toFixed(1) : Math.round(times).toLocaleString('en');
  return (
    <>
      {said(one.ids)} has a log-probability of {fixed(first)}, {said(other.ids)} one of{' '}
      {fixed(second)}: the {difference >= 0 ? 'first' : 'second'} is {factor} times as likely.{' '}
      {cost}
    </>
  );
}

/** The last letters of the prompt: as many as the first column has room for. */
function endOf(prompt: readonly number[], vocabulary: Vocabulary, most: number): string {
  const text = textOf(prompt.slice(-3).map((id) => vocabulary.token(id)));
  const last = Array.from(text.trim()).slice(-most).join('');
  return `…${last}`;
}

const treeTable = (tree: ContinuationTree, label: (id: number) => string) =>
  columnTable(tree.nodes, [
    ['Place', (_, index) => index],
    ['After place', ({ parent }) => parent ?? ''],
    ['Token', ({ id }, index) => (index === 0 ? 'the prompt' : label(id))],
    ['Probability', ({ score }) => (score ? Math.exp(score.logProbability) : '')],
    [
      'Open choices',
      (_, index) =>
        openChoices(tree, index)
          .slice(0, 4)
          .map(({ id }) => label(id))
          .join(' '),
    ],
  ]);
