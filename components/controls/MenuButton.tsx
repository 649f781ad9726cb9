'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { lazyPart } from './lazyPart';
import type { MenuProps } from './MenuList';

const MenuList = lazyPart(() => import('./MenuList'));

interface MenuButtonProps<K extends string> extends MenuProps<K> {
  readonly className: string;
  /** The button's words. */
  readonly children: ReactNode;
}

/** A button that opens a menu. The menu's code is loaded when it is first opened. */
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
      {isOpen && (
        <MenuList
          {...menu}
          onChoose={(id) => onChoose(id as K)}
          trigger={trigger}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
