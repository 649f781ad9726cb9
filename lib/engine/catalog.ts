/** A model that the notebook can open, and where its files lie. */
export interface CatalogEntry {
  /** Its key in this catalog, and its name in prose. */
  readonly id: string;
  readonly title: string;
  /** Repository name, as the hub writes it. */
  readonly repository: string;
  /** Where the files are: an origin, or '' for the site itself. */
  readonly host: string;
  /** The files' folder at the host; `{model}` and `{revision}` are filled in. */
  readonly pathTemplate: string;
  readonly revision: string;
  readonly dtype: 'fp32' | 'q8';
  readonly device: 'wasm';
  readonly licence: string;
}

/**
 * The model that ships with the site. It lies in the hub's own layout and is loaded like any
 * other: only its address is its own.
 */
export const STORYBOOK: CatalogEntry = {
  id: 'storybook',
  title: 'storybook',
  repository: 'storybook',
  host: '',
  pathTemplate: 'models/{model}/',
  revision: 'main',
  dtype: 'q8',
  device: 'wasm',
  licence: 'MIT',
};

/** All models, the one that is loaded first at the front. */
export const CATALOG: readonly CatalogEntry[] = [STORYBOOK];
