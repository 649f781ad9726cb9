/** What is wrong with a model file, for those who must choose what to tell the reader. */
export type GraphErrorCode = 'corrupt' | 'unsupported-graph';

/** Base of the errors that lib/onnx throws on purpose. */
export class GraphError extends Error {
  constructor(
    readonly code: GraphErrorCode,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** The bytes are not an ONNX file, or only a part of one. */
export class CorruptFileError extends GraphError {
  constructor(message: string) {
    super('corrupt', message);
  }
}

/** A sound ONNX file whose graph is not one that lib/onnx can open up. */
export class UnsupportedGraphError extends GraphError {
  /**
   * @param node the name of the node that stands in the way, or of the value when it has none;
   *   undefined when something is missing from the graph as a whole
   */
  constructor(
    message: string,
    readonly node?: string,
  ) {
    super('unsupported-graph', node === undefined ? message : `${message} (node "${node}")`);
  }
}
