'use client';

import type { RefObject } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import styles from './MenuList.module.css';
/** An entry of a menu. */
export interface MenuEntry<K extends string> {
  readonly id: K;
  readonly name: string;
}

export interface MenuProps<K extends string> {
  /** The menu's accessible name. */
  readonly label: string;
  readonly entries: readonly MenuEntry<K>[];
  /** The chosen entry, in a menu that is a choice. */
  readonly chosen?: K;
  readonly onChoose: (id: K) => void;
}

interface MenuListProps extends MenuProps<string> {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** The open menu of a MenuButton. */
export default function MenuList({
  label,
  entries,
  chosen,
  onChoose,
  trigger,
  onClose,
}: MenuListProps) {
  const choice = chosen === undefined ? {} : { selectionMode: 'single' as const };
  return (
    <Popover
      aria-label={label}
      placement="bottom end"
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Menu
        aria-label={label}
        className={classNames(styles.menu)}
        autoFocus="first"
        {...choice}
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onClose={onClose}
      >
        {entries.map(({ id, name }) => (
          <MenuItem key={id} id={id} onAction={() => onChoose(id)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
