// Runs before the first paint, so that a chosen theme never flashes. Kept out of the page itself
// because a strict content policy allows no inline scripts. See components/site/theme.ts.

// Static hosts also serve a page as /name.html, where React would take it for another page.
if (location.pathname.endsWith('.html')) {
  const path = location.pathname.replace(/(\/index)?\.html$/, '') || '/';
  location.replace(path + location.search + location.hash);
}
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's preference stands.
}
