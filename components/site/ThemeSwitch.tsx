'use client';

import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';
import { MenuButton } from '@/components/controls/MenuButton';
import { useStore } from '@/components/storage/createStore';
import { chooseTheme, THEMES, type Theme, themeStore } from './theme';

const NAMES: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

/** The choice between the system's theme, light and dark, saved in this browser. */
export function ThemeSwitch() {
  const theme = useStore(themeStore);
  return (
    <MenuButton
      className={classNames(buttonStyles.button, buttonStyles.quiet, 'needs-script')}
      label="Theme"
      entries={THEMES.map((id) => ({ id, name: NAMES[id] }))}
      chosen={theme}
      onChoose={chooseTheme}
    >
      Theme
    </MenuButton>
  );
}
