'use client';

import { type PointerEvent, useRef, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { TokenChip } from '@/components/controls/TokenChip';
import { onKeys } from '@/components/figure/pointing';
import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import { asWritten, backwards, moved, type Order } from './order';
import styles from './TokenOrder.module.css';

/**
 * Tokens to be put into another order: dragged, moved with the arrow keys, or with the two buttons.
 * The last one is fixed.
 */
export function TokenOrder({
  tokens,
  order,
  onOrder,
  canMove = true,
}: {
  readonly tokens: readonly Token[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  /** False while nobody can answer for another order. */
  readonly canMove?: boolean;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [held, setHeld] = useState<number>();
  const [picked, setPicked] = useState<number>();
  const free = order.length - 1;
  const picksMovable = canMove && picked !== undefined && picked < free;

  const place = (from: number, to: number) => {
    const target = Math.min(free - 1, Math.max(0, to));
    if (target !== from) onOrder(moved(order, from, target));
    setPicked(target);
    return target;
  };
  const drag = (event: PointerEvent) => {
    if (held === undefined || !(event.buttons & 1)) return;
    const to = placeUnder(list.current, event, held);
    if (to !== undefined && to < free && to !== held) setHeld(place(held, to));
  };
  const keysAt = (from: number) =>
    onKeys({ ArrowLeft: -1, ArrowRight: 1 }, (by) => {
      const target = place(from, from + by);
      // The focus stays with the token, not with the place.
      requestAnimationFrame(() => list.current?.querySelectorAll('button')[target]?.focus());
    });

  return (
    <div className={styles.order}>
      <ol
        ref={list}
        aria-label="Tokens in your order"
        onPointerMove={drag}
        onPointerUp={() => setHeld(undefined)}
        onPointerCancel={() => setHeld(undefined)}
      >
        {order.map((token, at) => {
          const own = tokens[token];
          if (!own) return null;
          const last = at === free;
          return (
            <li key={token} data-held={at === held || undefined} data-last={last || undefined}>
              {last ? (
                <span>
                  <TokenChip token={own} />
                </span>
              ) : (
                <button
                  type="button"
                  className={styles.token}
                  disabled={!canMove}
                  aria-pressed={at === picked}
                  aria-label={`${tokenLabel(own)}, place ${at + 1} of ${free}; arrow keys move it`}
                  onPointerDown={(event) => {
                    setHeld(at);
                    setPicked(at);
                    list.current?.setPointerCapture?.(event.pointerId);
                  }}
                  onClick={() => setPicked(at)}
                  onKeyDown={keysAt(at)}
                >
                  <TokenChip token={own} />
                </button>
              )}
              <span className={styles.place}>{at + 1}</span>
            </li>
          );
        })}
        <li className={styles.next} aria-hidden="true">
          ?
        </li>
      </ol>
      <div className={classNames(styles.buttons, 'needs-script')}>
        <Button
          look="quiet"
          isDisabled={!picksMovable || picked === 0}
          onPress={() => picksMovable && place(picked, picked - 1)}
        >
          ← Earlier
        </Button>
        <Button
          look="quiet"
          isDisabled={!picksMovable || picked === free - 1}
          onPress={() => picksMovable && place(picked, picked + 1)}
        >
          Later →
        </Button>
        <Button
          look="quiet"
          isDisabled={!canMove || free < 2}
          onPress={() => onOrder(backwards(order.length))}
        >
          Backwards
        </Button>
        <Button
          look="quiet"
          isDisabled={!canMove || free < 2}
          onPress={() => onOrder(asWritten(order.length))}
        >
          As written
        </Button>
      </div>
    </div>
  );
}

/**
 * The place over which the pointer is. A token gives way only when the pointer has passed its
 * middle, so that tokens of unequal width do not jump to and fro.
 */
function placeUnder(
  list: HTMLElement | null,
  { clientX, clientY }: PointerEvent,
  held: number,
): number | undefined {
  const boxes = Array.from(list?.children ?? [], (item) => item.getBoundingClientRect());
  const to = boxes.findIndex(
    ({ left, right, top, bottom }) =>
      clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
  );
  const [box, from] = [boxes[to], boxes[held]];
  if (!box || !from) return undefined;
  const sameLine = Math.abs(box.top - from.top) < 2;
  const middle = (box.left + box.right) / 2;
  if (sameLine && (to > held ? clientX < middle : clientX > middle)) return undefined;
  return to;
}
