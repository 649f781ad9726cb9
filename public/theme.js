// Runs before the first paint, so that a chosen theme never flashes. Kept out of the page itself
// because a strict content policy allows no inline scripts. See components/site/theme.ts.

// A page has one address, /name, and React knows it by that. Hosts also serve it as /name.html, or
// lead to /name/; the contents page alone ends in a slash.
const home = new URL('.', document.currentScript.src).pathname;
const page = location.pathname.replace(/(?<=\/)index\.html$|\.html$/, '');
const address = page === home ? page : page.replace(/\/$/, '');
if (address !== location.pathname) {
  history.replaceState(history.state, '', address + location.search + location.hash);
}
try {
  // A page that frames a figure may ask for its own theme; its reader's choice is for the notebook.
  const theme =
    new URLSearchParams(location.search).get('theme') ?? localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's preference stands.
}
