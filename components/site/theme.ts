import { createStore } from '@/components/storage/createStore';

/** The reader's choice; `system` follows prefers-color-scheme. */
export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Read by public/opening.js too, before the first paint. */
const KEY = 'theme';

const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme);

/** The theme of the page; at first the one that public/opening.js has set on <html>. */
export const themeStore = createStore<Theme>('system', () => {
  const { theme } = document.documentElement.dataset;
  return isTheme(theme) ? theme : 'system';
});

/** Sets the theme on <html>, and saves it where the browser allows. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
  themeStore.set(theme);
}
