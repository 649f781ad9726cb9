/** Checks that a file's weights are in it, whole, and of a type that a browser computes with. */
import { CorruptFileError, UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import { lastField, readFields, stringField } from './protobuf';
import { BFLOAT16, FLOAT16, INT4, type StoredTensor, TENSOR_FIELDS, UINT4 } from './tensor';
import { checkSize, isExternal } from './tensor-elements';

/** Complex numbers (14, 15), bfloat16 and the 8-bit and 4-bit floats (17 to 20, 23 and up). */
const isUncomputable = (type: number): boolean =>
  type > FLOAT16 && type !== 11 && type !== 12 && type !== 13 && type !== UINT4 && type !== INT4;

/**
 * @throws UnsupportedGraphError for weights in another file, or of a type without arithmetic in
 *   ONNX Runtime Web
 * @throws CorruptFileError for a tensor with fewer or more bytes than its shape says
 */
export function checkWeights(root: Graph): void {
  for (const tensor of root.tensors()) {
    if (isExternal(tensor)) {
      const file = locationOf(tensor);
      throw new UnsupportedGraphError(
        `its weights are in another file${file ? ` ("${file}")` : ''}; choose a file that holds its own weights, such as model.onnx under 2 GB or model_quantized.onnx`,
        tensor.name,
      );
    }
    if (tensor.type === 0 || tensor.type > 26) {
      throw new CorruptFileError(`the tensor "${tensor.name}" has no known element type`);
    }
    if (isUncomputable(tensor.type)) {
      const name = tensor.type === BFLOAT16 ? 'bfloat16' : `of element type ${tensor.type}`;
      throw new UnsupportedGraphError(
        `its weights are ${name}, which ONNX Runtime does not compute with in a browser; choose a file in float32, float16, q8 or q4`,
        tensor.name,
      );
    }
    checkSize(tensor);
  }
}

/** The name of the file that holds a tensor's values, as the tensor says. */
function locationOf({ fields }: StoredTensor): string | undefined {
  for (const { id, wire, bytes } of fields) {
    if (id !== TENSOR_FIELDS.externalData || wire !== 2) continue;
    const entry = readFields(bytes);
    if (stringField(entry, 1) === 'location' && lastField(entry, 2)) return stringField(entry, 2);
  }
  return undefined;
}
