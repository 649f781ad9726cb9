'use client';

import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { Button } from 'react-aria-components';

const MenuList = lazy(() => import('./MenuList'));

/** An entry of a menu. */
export interface MenuEntry<K extends string> {
  readonly id: K;
  readonly name: string;
}

export interface MenuButtonProps<K extends string> {
  /** Names the menu. */
  readonly label: string;
  readonly entries: readonly MenuEntry<K>[];
  /** The entry that holds, in a menu that is a choice. */
  readonly chosen?: K;
  readonly onChoose: (id: K) => void;
  readonly className: string;
  /** What the button says. */
  readonly children: ReactNode;
}

/** A button that opens a menu; the menu's scripts come when it is first opened. */
export function MenuButton<K extends string>({
  className,
  children,
  onChoose,
  ...menu
}: MenuButtonProps<K>) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={trigger}
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {children}
      </Button>
      <Suspense>
        {isOpen && (
          <MenuList
            {...menu}
            onChoose={(id) => onChoose(id as K)}
            trigger={trigger}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
