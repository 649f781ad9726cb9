import { GraphNode } from './graph-node';
import { MessageWriter } from './protobuf';
import { FLOAT } from './tensor';
import { valueInfo } from './value-info';

/** Returns a whole ONNX file of one number that comes out as it went in. */
export function smallestModel(): Uint8Array {
  const graph = new MessageWriter()
    .message(1, new GraphNode('Identity', ['x'], ['y']).write())
    .text(2, 'smallest')
    .message(11, new MessageWriter().raw(valueInfo('x', FLOAT, [1]).field.bytes))
    .message(12, new MessageWriter().raw(valueInfo('y', FLOAT, [1]).field.bytes));
  return new MessageWriter()
    .int(1, 8)
    .message(7, graph)
    .message(8, new MessageWriter().int(2, 13))
    .join();
}
