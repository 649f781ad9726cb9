/** The reader's choice; `system` follows prefers-color-scheme. */
export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Read by public/theme.js too, before the first paint. */
const KEY = 'theme';

const listeners = new Set<() => void>();

const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme);

/** The theme that the page wears now. */
export function currentTheme(): Theme {
  const worn = document.documentElement.dataset.theme;
  return isTheme(worn) ? worn : 'system';
}

/** Puts the theme on <html> and keeps it, where the browser lets us. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}

/** For useSyncExternalStore: calls back after each choice. */
export function subscribeTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
