/**
 * What stands for the site's origin in a notebook that is made with the site, which does not know where
 * it will be. Whoever downloads it puts the real one there.
 */
export const UNKNOWN_ORIGIN = 'https://site.invalid';
