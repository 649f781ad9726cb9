/** What is wrong with a model file: damaged bytes, or a graph that cannot be opened. */
export type GraphErrorCode = 'corrupt' | 'unsupported-graph';

/** Base class of all errors that lib/onnx throws for a bad file. */
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
   * @param message what is in the way, and what to do about it
   * @param node the name of the node in the way, or of the value where it has no node; undefined
   *   where something is missing from the graph as a whole
   */
  constructor(
    message: string,
    readonly node?: string,
  ) {
    super('unsupported-graph', node === undefined ? message : `${message} (node "${node}")`);
  }
}

/** Returns the error of a file that has what `instrument` would add. @param what as: input */
export const openedBefore = (what: string, name: string): UnsupportedGraphError =>
  new UnsupportedGraphError(
    `it has the ${what} "${name}" already: it was opened before; choose the file as it came`,
    name,
  );
