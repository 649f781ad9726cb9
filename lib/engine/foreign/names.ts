/** A repository as the hub names it, and a file in it. */
export interface HubFile {
  readonly repository: string;
  readonly file: string;
}

const PART = '[A-Za-z0-9][\\w.-]{0,95}';
const REPOSITORY = new RegExp(`^${PART}(?:/${PART})?$`);
const HUB_FILE = new RegExp(`^(${PART}/${PART})/([\\w./-]{1,160}\\.onnx)$`);

/**
 * Returns the repository that a reader means: owner/name, or the address of one of its pages;
 * undefined for any other text.
 */
export function repositoryIn(text: string): string | undefined {
  const path = text.trim().replace(/^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\//, '');
  const [owner = '', name] = path.replace(/[?#].*$/, '').split('/');
  const repository = name ? `${owner}/${name}` : owner;
  return REPOSITORY.test(repository) ? repository : undefined;
}

/** The id of a model that a reader found on the hub: a link with it says where the model is. */
export const hubId = ({ repository, file }: HubFile): string => `${repository}/${file}`;

/** Returns where a model on the hub is, by its id; undefined for any other id. */
export function hubFileOf(id: string): HubFile | undefined {
  const [, repository, file] = HUB_FILE.exec(id) ?? [];
  return repository && file && !file.includes('..') ? { repository, file } : undefined;
}

/** The id of a model that a reader opened from files: the same for the same files. */
export const filesId = (name: string, hash: string): string =>
  `files/${name.replace(/[^\w.-]+/g, '-').slice(0, 40)}-${hash}`;

/** Returns the name in the id of a model that was opened from files; undefined for any other id. */
export const filesNameOf = (id: string): string | undefined =>
  /^files\/([\w.-]+)-[0-9a-f]{8}$/.exec(id)?.[1];
