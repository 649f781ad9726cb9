'use client';

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import type { ContinuationTree } from '@/lib/generation/continuation-tree';
import { fixed } from '@/lib/text/fixed';
import { truncate } from '@/lib/text/truncate';
import { type Item, treeMarks } from './marks';
import styles from './TreeOfTexts.module.css';

/** The longest label that a column has room for. */
const LONGEST = 8;

/**
 * Texts that begin alike, as a tree: a line a branch, open choices below the token that was taken.
 * Arrow keys walk it; Enter takes an open choice.
 */
export function TreeOfTexts({
  tree,
  prompt,
  label,
  onGo,
  onTake,
}: {
  readonly tree: ContinuationTree;
  /** The end of the prompt, in a few characters. */
  readonly prompt: string;
  readonly label: (id: number) => string;
  readonly onGo: (node: number) => void;
  /** Undefined while no model is there to read what is taken. */
  readonly onTake: ((after: number, id: number) => void) | undefined;
}) {
  const marks = useMemo(() => treeMarks(tree), [tree]);
  const svg = useRef<SVGSVGElement>(null);
  const [cursor, setCursor] = useState<string>();
  const standing = `n${tree.at}`;
  const byKey = new Map(marks.items.map((item) => [item.key, item]));
  const current = cursor !== undefined && byKey.has(cursor) ? cursor : standing;

  // The place that the reader has walked to is drawn in a new order: the focus goes with it.
  const focused = useRef(false);
  useEffect(() => {
    if (!focused.current) return;
    svg.current?.querySelector<SVGGElement>(`[data-key="${current}"]`)?.focus();
  }, [current]);
  // A token that was just taken is the new position.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place ends the old cursor
  useEffect(() => setCursor(undefined), [tree.at, tree.nodes.length]);

  const visit = (item: Item) => {
    if (item.node !== undefined) onGo(item.node);
    setCursor(item.key);
  };
  const act = (item: Item) => {
    if (item.node !== undefined) onGo(item.node);
    else if (item.after !== undefined) onTake?.(item.after, item.id);
  };
  const move = (event: KeyboardEvent) => {
    const item = byKey.get(current);
    if (!item) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return act(item);
    }
    const next = neighbour(marks.items, item, event.key);
    if (!next) return;
    event.preventDefault();
    visit(next);
  };

  return (
    <>
      <p className={classNames(styles.hint, 'no-print')}>
        Swipe sideways: the tree goes on to the right.
      </p>
      <div className={styles.scroll}>
        <svg
          ref={svg}
          width={marks.width}
          height={marks.height}
          viewBox={`0 0 ${marks.width} ${marks.height}`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its items are in it
          role="tree"
          aria-label="Texts that were tried; arrow keys walk them, Enter takes an open choice"
          onKeyDown={move}
          onFocus={() => {
            focused.current = true;
          }}
          onBlur={(event) => {
            focused.current = event.currentTarget.contains(event.relatedTarget as Node | null);
          }}
        >
          <g>
            {marks.links.map((link) => (
              <path
                key={link.key}
                className={styles.link}
                d={link.path}
                data-open={link.open || undefined}
                data-way={link.onWay || undefined}
              />
            ))}
            {marks.ends.map((end) => (
              <text key={end.node} className={styles.sum} x={end.x - 4} y={end.y} dy="0.34em">
                {fixed(end.logProbability)}
              </text>
            ))}
          </g>
          {marks.items.map((item) => (
            <TreeItem
              key={item.key}
              item={item}
              text={item.depth === 0 ? prompt : label(item.id)}
              standing={item.key === standing}
              tabbable={item.key === current}
              onAct={() => act(item)}
            />
          ))}
        </svg>
      </div>
    </>
  );
}

function TreeItem({
  item,
  text,
  standing,
  tabbable,
  onAct,
}: {
  readonly item: Item;
  readonly text: string;
  readonly standing: boolean;
  readonly tabbable: boolean;
  readonly onAct: () => void;
}) {
  const open = item.node === undefined;
  const percent = percentOf(Math.exp(item.logProbability));
  const shown = truncate(text, LONGEST);
  // A name begins with what is to be seen: who speaks to the page says that.
  const inFull = shown === text ? '' : `, in full ${text}`;
  const spoken =
    item.depth === 0
      ? `The prompt, ${text}`
      : `${shown}, ${percent}${inFull}${open ? ', open' : ''}`;
  return (
    <g
      role="treeitem"
      aria-label={spoken}
      aria-level={item.depth + 1}
      aria-selected={standing}
      tabIndex={tabbable ? 0 : -1}
      data-key={item.key}
      data-open={open || undefined}
      data-way={item.onWay || undefined}
      data-standing={standing || undefined}
      className={styles.item}
      transform={`translate(${item.x} ${item.y})`}
      onClick={onAct}
    >
      <rect
        className={styles.ground}
        x={-4}
        y={-11}
        width={item.depth === 0 ? 100 : 104}
        height={22}
      />
      <text className={styles.token} dy="0.34em">
        {item.depth === 0 ? text : shown}
      </text>{' '}
      {item.depth > 0 && (
        <text className={styles.percent} x={96} dy="0.34em">
          {percent}
        </text>
      )}
    </g>
  );
}

const percentOf = (share: number) =>
  share < 0.005 ? '<1%' : `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)}%`;

/** Right: what follows first. Left: what it follows. Up and down: its neighbours at that place. */
function neighbour(items: readonly Item[], item: Item, key: string): Item | undefined {
  if (key === 'ArrowLeft') return items.find((other) => other.key === item.parent);
  if (key === 'ArrowRight') return items.find((other) => other.parent === item.key);
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step === undefined) return undefined;
  const siblings = items.filter((other) => other.parent === item.parent);
  return siblings[siblings.indexOf(item) + step];
}
