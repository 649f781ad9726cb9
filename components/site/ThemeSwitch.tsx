'use client';

import { useSyncExternalStore } from 'react';
import { MenuButton } from '@/components/controls/MenuButton';
import { chooseTheme, currentTheme, subscribeTheme, THEMES, type Theme } from './theme';

const NAMES: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

/** The choice between the system's theme, light and dark; kept in this browser. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribeTheme, currentTheme, () => 'system' as const);
  return (
    <MenuButton
      className="button button-quiet needs-script"
      label="Theme"
      entries={THEMES.map((id) => ({ id, name: NAMES[id] }))}
      chosen={theme}
      onChoose={chooseTheme}
    >
      Theme
    </MenuButton>
  );
}
