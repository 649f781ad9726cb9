/** Calls back when the colours of the page change, until what it returns is called. */
export function onThemeChange(changed: () => void): () => void {
  const themes = new MutationObserver(changed);
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    themes.disconnect();
    system.removeEventListener('change', changed);
  };
}
