/** Reads an unembedding that is stored in blocks of 4 bits, apart from the token table. */
import type { Branch } from './branches';
import { searchBack } from './graph-search';
import { readPacked } from './packed-weights';
import { type Table, tableOf } from './table';

/**
 * Returns the rows [V, D] of an unembedding by MatMulNBits of 4 bits or MatMulBnb4; undefined for
 * any other, which reads the token table.
 *
 * @param copy whether to copy the bytes out of the file
 */
export function readUnembedding({ graph, logits }: Branch, copy: boolean): Table | undefined {
  const node = searchBack(graph, logits, (other) =>
    /^(MatMul|Gemm|FusedMatMul|DynamicQuantizeMatMul)/.test(other.opType) ? other : undefined,
  );
  const packed = node && readPacked({ graph, copy }, node);
  return packed && tableOf(packed.rows, packed.width, packed.decode);
}
