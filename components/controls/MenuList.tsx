'use client';

import type { RefObject } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { MenuButtonProps } from './MenuButton';

type MenuListProps = Pick<MenuButtonProps<string>, 'label' | 'entries' | 'chosen' | 'onChoose'> & {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
};

/** The menu of a MenuButton while it is open. */
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
        className="menu"
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
