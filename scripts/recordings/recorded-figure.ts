import type { NodeModel } from '../node-model';

/** The file of a figure that is complete before any model has loaded, and how it is made. */
export interface RecordedFigure {
  /** A JSON file beside the figure that reads it. */
  readonly file: URL;
  /** By the site's own engine; every number is the model's. */
  make(opened: NodeModel): Promise<unknown>;
}
