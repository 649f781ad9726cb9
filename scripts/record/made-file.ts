import type { NodeModel } from '../node-model';

/** A file of facts that are no answer of one model, and how it is made. */
export interface MadeFile {
  readonly file: URL;
  /** By the site's own engine; every number is measured. */
  make(opened: NodeModel): Promise<unknown>;
}
