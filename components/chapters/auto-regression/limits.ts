/** Tokens that a run writes. */
export const RUN_LENGTH = 64;

/** Steps of the cache that are drawn. */
export const CACHE_STEPS = 8;

/** A text after which storybook goes round at once. */
export const GOES_ROUND = 'The wind blew';

/** Tokens of a branch of the tree that grows by one press. */
export const BRANCH = 5;

/** How many candidates of a branch's token are named. */
export const NAMED_IN_TREE = 4;

/** Texts that beam search keeps after each token. */
export const BEAM = 4;
