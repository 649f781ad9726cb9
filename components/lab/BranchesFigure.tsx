import { Figure } from '@/components/figure/Figure';
import { BranchList } from '@/components/widgets/branches/BranchList';
import type { ContinuationTree } from '@/lib/generation/continuation-tree';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { branchesTable } from './tables';

/** All texts that were written on one prompt; a reader can go back to each. */
export function BranchesFigure({
  tree,
  vocabulary,
  onGo,
}: {
  readonly tree: ContinuationTree;
  readonly vocabulary: Vocabulary;
  /** Goes to the node at the end of a text. */
  readonly onGo: (node: number) => void;
}) {
  return (
    <Figure
      id="lab-branches"
      title="Every text so far."
      caption="A line a text, as long as it has tokens; it begins where it parts from the one above. Choose one to go back to it."
      className="wide"
      table={() => branchesTable(tree, vocabulary)}
    >
      <BranchList tree={tree} vocabulary={vocabulary} onGo={onGo} />
    </Figure>
  );
}
