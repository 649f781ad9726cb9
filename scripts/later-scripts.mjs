import { rewritePages } from './project.mjs';

/** A script of the bundler as Next writes it into a page. */
const SCRIPT = /<script src="([^"]*\/_next\/static\/[^"]+)" async=""><\/script>/g;
/** What asks for one of them even before. */
const PRELOAD =
  /<link rel="preload" as="script" fetchPriority="low" href="[^"]*\/_next\/static\/[^"]+"\/>/g;

/**
 * Sets the scripts of every page aside for public/opening.js, which asks for them after the first paint:
 * until then styles, fonts and text have the network and the processor for themselves.
 *
 * @param {string} folder the static export
 * @throws when a page of the notebook has no script, since then Next writes them in another way
 */
export function laterScripts(folder) {
  rewritePages(folder, (page, path) => {
    const later = page
      .replace(PRELOAD, '')
      .replace(SCRIPT, '<script type="later" src="$1"></script>');
    if (!later.includes('type="later"') || / async=""/.test(later)) {
      throw new Error(`${path} has other scripts than expected: see scripts/later-scripts.mjs.`);
    }
    return later;
  });
}
