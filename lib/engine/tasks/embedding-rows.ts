import type { Task } from '../task';

export interface EmbeddingRowsRequest {
  /** n token ids. */
  readonly ids: readonly number[];
}

/** Rows of the token table as they stand in the model. */
export interface EmbeddingRows {
  /** D */
  readonly width: number;
  /** One [D] an id. */
  readonly rows: readonly Float32Array[];
}

/** The rows of some tokens. @throws RangeError for an id outside of the vocabulary */
export const embeddingRows: Task<EmbeddingRowsRequest, EmbeddingRows> = async (
  { tables: { token } },
  { ids },
) => ({ width: token.width, rows: ids.map((id) => token.row(id)) });
