// What a page does before its first paint, and in what order it opens. Kept out of the page itself
// because a strict content policy allows no inline scripts.

// A page has one address, /name, and React knows it by that. Hosts also serve it as /name.html, or
// lead to /name/; the contents page alone ends in a slash.
const home = new URL('.', document.currentScript.src).pathname;
const page = location.pathname.replace(/(?<=\/)index\.html$|\.html$/, '');
const address = page === home ? page : page.replace(/\/$/, '');
if (address !== location.pathname) {
  history.replaceState(history.state, '', address + location.search + location.hash);
}

const root = document.documentElement;

// Set before the first paint, so that a chosen theme never flashes. See components/site/theme.ts.
try {
  // A page that frames a figure may ask for its own theme; its reader's choice is for the notebook.
  const theme =
    new URLSearchParams(location.search).get('theme') ?? localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's preference stands.
}

// A page shows its text before it comes to life: scripts/later-scripts.mjs has set its scripts aside.
// They are asked for as soon as something was painted, or where nothing will be, as in a hidden tab.
const LATEST_MS = 1500;
const painted = new Promise((resolve) => {
  if (document.hidden) resolve();
  document.addEventListener('visibilitychange', resolve, { once: true });
  setTimeout(resolve, LATEST_MS);
  try {
    new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
  } catch {
    resolve();
  }
});
const parsed = new Promise((resolve) => {
  document.addEventListener('DOMContentLoaded', resolve, { once: true });
});

// Until then figures below the window are not laid out, and after it one in a frame. Where a page opens
// at a place of its own, all are, since what is above has to have its height.
const [navigation] = performance.getEntriesByType('navigation');
if (navigation?.type === 'navigate' && location.hash === '') root.dataset.opening = '';

Promise.all([painted, parsed]).then(() => {
  for (const later of document.querySelectorAll('script[type="later"]')) {
    const script = document.createElement('script');
    script.setAttribute('async', '');
    // As it was written: the bundler knows its scripts by that.
    script.setAttribute('src', later.getAttribute('src'));
    later.replaceWith(script);
  }
  const figures = [...document.querySelectorAll('[data-when-near]')];
  const layOut = () => {
    const figure = figures.shift();
    if (!figure) return;
    figure.dataset.laidOut = '';
    requestAnimationFrame(layOut);
  };
  layOut();
});
