'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/controls/Button';
import layout from '@/components/figure/layout.module.css';
import { WeightMap } from '@/components/widgets/attention-map/WeightMap';
import { HeadGrid } from '@/components/widgets/head-grid/HeadGrid';
import { headAt } from '@/lib/heads/head-at';
import { headWeights } from '@/lib/trace/head-weights';
import { tokensById } from '@/lib/trace/vocabulary';
import styles from './LearningHeads.module.css';
import type { Frame } from './learning';

const nothing = () => '';
const never = () => false;

/** Where all heads of a snapshot look, small; and one of them large, once the reader opens it. */
export function LearningHeads({
  frame: { pass, vocabulary },
  name,
}: {
  readonly frame: Frame;
  /** Of the snapshot. */
  readonly name: string;
}) {
  const [open, setOpen] = useState<number>();
  const { shape, attention = [] } = pass;
  const tokens = useMemo(() => tokensById(vocabulary, pass.ids), [vocabulary, pass]);
  const order = useMemo(
    () => Array.from({ length: shape.layers * shape.heads }, (_, head) => head),
    [shape],
  );
  const chosen = open !== undefined && open < order.length ? open : undefined;
  const [layer, head] = headAt(chosen ?? 0, shape.heads);
  const weights = useMemo(
    () => (chosen === undefined ? undefined : headWeights(pass, layer, head, tokens)),
    [chosen, pass, layer, head, tokens],
  );
  return (
    <div>
      <p className={layout.panelTitle}>{name}: where its heads look</p>
      <HeadGrid
        attention={attention}
        heads={shape.heads}
        length={tokens.length}
        order={order}
        note={nothing}
        open={chosen ?? -1}
        onOpen={setOpen}
        isOff={never}
      />
      {weights && (
        <div className={styles.head}>
          <p className={layout.panelTitle}>
            Layer {layer + 1}, head {head + 1}{' '}
            <Button look="quiet" onPress={() => setOpen(undefined)}>
              Close it
            </Button>
          </p>
          <WeightMap
            weights={weights}
            name={`Layer ${layer + 1}, head ${head + 1} of ${name}`}
            marked={undefined}
            onMark={ignore}
          />
        </div>
      )}
    </div>
  );
}

const ignore = () => {};
