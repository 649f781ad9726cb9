'use client';

import { useSyncExternalStore } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { chooseTheme, currentTheme, subscribeTheme, THEMES, type Theme } from './theme';

const NAMES: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

/** The choice between the system's theme, light and dark; kept in this browser. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribeTheme, currentTheme, () => 'system' as const);
  return (
    <MenuTrigger>
      <Button className="button button-quiet needs-script">Theme</Button>
      <Popover placement="bottom end">
        <Menu
          aria-label="Theme"
          className="menu"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onSelectionChange={(keys) => {
            const [chosen] = keys;
            const next = THEMES.find((name) => name === chosen);
            if (next) chooseTheme(next);
          }}
        >
          {THEMES.map((name) => (
            <MenuItem key={name} id={name}>
              {NAMES[name]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
