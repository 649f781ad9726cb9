'use client';

import { Button } from 'react-aria-components';
import { useEngine } from '@/components/engine/EngineProvider';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import { useProjector } from '@/components/projector/ProjectorProvider';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { TreeOfTexts } from '@/components/widgets/tree/TreeOfTexts';
import { compare, idsTo, nodeAt, openChoices, type Tree } from '@/lib/generation/tree';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { BRANCH, readable } from './limits';
import { RECORDED_TREE } from './recorded-tree';
import { type Grown, useTree } from './useTree';

/** Continuations of the reader's sentence as a tree: every choice not taken stays open. */
export function TreeFigure() {
  const { state } = useEngine();
  const { tokens, live, shape } = useSentence();
  const { projected } = useProjector();
  const [element, seen] = useSeen<HTMLDivElement>();
  const ids = readable(tokens, shape.context).map((token) => token.id);
  const { grown, busy, growFrom, act } = useTree(live && seen ? ids : undefined, RECORDED_TREE);
  const ready = state.status === 'ready';
  const { tree, vocabulary } = grown;
  const label = (id: number) => tokenLabel(vocabulary.token(id));
  const canGrow = ready && vocabulary === state.vocabulary;
  return (
    <Figure
      id="tree"
      title="A tree of texts."
      caption={`Each line is one text. Paler tokens were not taken and are still open: take one, and a branch of ${BRANCH} tokens grows from it. At the right, the logarithm of the whole branch’s probability.`}
      className="wide"
      recorded={!grown.live}
      waiting={ready && !seen}
      controls={
        <div className="workbench-controls needs-script">
          <Button className="button" isDisabled={!canGrow} onPress={() => growFrom(tree.at)}>
            Grow from here
          </Button>
          <Button
            className="button"
            isDisabled={!canGrow || tree.at === tree.pinned}
            onPress={() => act({ type: 'pin', node: tree.at })}
          >
            Compare with this one
          </Button>
        </div>
      }
      table={() => tableOf(tree, label)}
    >
      <div ref={element} aria-busy={busy || undefined}>
        <TreeOfTexts
          tree={tree}
          prompt={endOf(grown.prompt, vocabulary, projected === 'tree' ? 5 : 9)}
          label={label}
          onGo={(to) => act({ type: 'go', to })}
          onTake={canGrow ? growFrom : undefined}
        />
        <p data-mark="readout" className="readout" aria-live="polite">
          {busy ? '' : <Compared grown={grown} />}
        </p>
      </div>
    </Figure>
  );
}

/** The branch where the reader stands beside the pinned one, in words. */
function Compared({ grown }: { readonly grown: Grown }) {
  const { tree, prompt, passes, vocabulary } = grown;
  const text = (ids: readonly number[]) => textOf(ids.map((id) => vocabulary.token(id)));
  const said = (ids: readonly number[]) => `“${text(ids).trim()}”`;
  const cost = `The tree has ${tree.nodes.length - 1} tokens, and the model ran ${passes} passes for it: nothing is read twice.`;
  if (tree.pinned === undefined || tree.pinned === tree.at) {
    return (
      <>
        You stand at {said([...prompt.slice(-2), ...idsTo(tree, tree.at)])}. {cost}
      </>
    );
  }
  const { one, other } = compare(tree, tree.at, tree.pinned);
  if (one.ids.length === 0) {
    return <>You stand on the way to the branch that you compare with. {cost}</>;
  }
  const difference = one.logProbability - other.logProbability;
  const times = Math.exp(Math.abs(difference));
  const factor = times < 10 ? times.toFixed(1) : Math.round(times).toLocaleString('en');
  return (
    <>
      {said(one.ids)} has a log-probability of {number(one.logProbability)}, {said(other.ids)} one
      of {number(other.logProbability)}: the {difference >= 0 ? 'first' : 'second'} is {factor}{' '}
      times as likely. {cost}
    </>
  );
}

const number = (value: number) => value.toFixed(2).replace('-', '−');

/** The last letters of the prompt: as many as the first column has room for. */
function endOf(prompt: readonly number[], vocabulary: Vocabulary, most: number): string {
  const text = textOf(prompt.slice(-3).map((id) => vocabulary.token(id)));
  const last = Array.from(text.trim()).slice(-most).join('');
  return `…${last}`;
}

function tableOf(tree: Tree, label: (id: number) => string) {
  return {
    columns: ['Place', 'After place', 'Token', 'Probability', 'Open choices'],
    rows: tree.nodes.map((node, index) => [
      index,
      node.parent ?? '',
      index === 0 ? 'the prompt' : label(node.id),
      index === 0 ? '' : Math.exp(nodeAt(tree, index).logProbability),
      openChoices(tree, index)
        .map(({ id }) => label(id))
        .join(' '),
    ]),
  };
}
