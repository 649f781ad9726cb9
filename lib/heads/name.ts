/** A head's name as the reader has it, counted from 1: "Layer 3, head 5". */
export function headName(index: number, heads: number): string {
  return `Layer ${Math.floor(index / heads) + 1}, head ${(index % heads) + 1}`;
}
