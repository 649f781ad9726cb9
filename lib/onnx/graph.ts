/** GraphProto: reading, finding and editing. Nothing here knows what the graph computes. */
import { CorruptFileError } from './errors';
import { GraphNode } from './graph-node';
import { type Field, MessageWriter, readFields } from './protobuf';
import { int64Tensor, readTensor, type StoredTensor } from './tensor';
import { readValueInfo, type ValueInfo } from './value-info';

/** A nested message as field `id`. */
const framed = (id: number, bytes: Uint8Array): Field => ({ id, wire: 2, bytes });

/** Returns the list with new names; the same array where it has none of the old ones. */
function renamed(values: readonly string[], names: ReadonlyMap<string, string>): readonly string[] {
  if (!values.some((value) => names.has(value))) return values;
  return values.map((value) => names.get(value) ?? value);
}

export class Graph {
  nodes: GraphNode[] = [];
  inputs: ValueInfo[] = [];
  outputs: ValueInfo[] = [];
  private readonly valueInfos = new Map<string, ValueInfo>();
  private readonly initializers = new Map<string, StoredTensor>();
  private readonly initializerFields: Field[] = [];
  private rest: Field[] = [];
  private readonly inner = new Map<GraphNode, ReadonlyMap<string, Graph>>();
  private producers: Map<string, GraphNode> | undefined;

  /** @param parent the graph around this one, whose values it sees */
  private constructor(readonly parent: Graph | undefined) {}

  static read(message: Uint8Array, parent?: Graph, depth = 0): Graph {
    if (depth > 8) throw new CorruptFileError('graphs are nested more than 8 deep');
    const graph = new Graph(parent);
    for (const field of readFields(message)) {
      if (field.wire !== 2) throw new CorruptFileError('the graph is not a message');
      if (field.id === 1) graph.readNode(field.bytes, depth);
      else if (field.id === 5) {
        const tensor = readTensor(field.bytes);
        graph.initializers.set(tensor.name, tensor);
        graph.initializerFields.push(field);
      } else if (field.id === 11) graph.inputs.push(readValueInfo(field));
      else if (field.id === 12) graph.outputs.push(readValueInfo(field));
      else if (field.id === 13) {
        const info = readValueInfo(field);
        graph.valueInfos.set(info.name, info);
      } else graph.rest.push(field);
    }
    return graph;
  }

  /** The graphs in a node's attributes, by attribute name: the branches of an If. */
  subgraphs(node: GraphNode): ReadonlyMap<string, Graph> {
    return this.inner.get(node) ?? new Map();
  }

  write(): MessageWriter {
    const graph = new MessageWriter();
    for (const node of this.nodes) {
      const inner = [...this.subgraphs(node)].map(([name, each]) => [name, each.write()] as const);
      graph.message(1, node.write(new Map(inner)));
    }
    for (const field of [...this.rest, ...this.initializerFields]) graph.field(field);
    for (const { field } of this.inputs) graph.field(framed(11, field.bytes));
    for (const { field } of this.outputs) graph.field(framed(12, field.bytes));
    for (const { field } of this.valueInfos.values()) graph.field(field);
    return graph;
  }

  /** Returns the node that computes a value, here or in a graph around this one. */
  producer(value: string): GraphNode | undefined {
    if (!this.producers) {
      this.producers = new Map();
      for (const node of this.nodes) {
        for (const output of node.outputs) if (output) this.producers.set(output, node);
      }
    }
    return this.producers.get(value) ?? this.parent?.producer(value);
  }

  /** Returns the constant of this name: an initializer, or the output of a Constant node. */
  constant(value: string): StoredTensor | undefined {
    const tensor = this.initializers.get(value);
    if (tensor) return tensor;
    const node = this.producer(value);
    if (node?.opType === 'Constant') return node.tensor('value');
    return this.parent?.constant(value);
  }

  /** Yields every stored tensor here and in the graphs inside. */
  *tensors(): Generator<StoredTensor> {
    for (const tensor of this.initializers.values()) yield tensor;
    for (const node of this.nodes) {
      const stored = node.opType === 'Constant' ? node.tensor('value') : undefined;
      if (stored) yield stored;
      for (const graph of this.subgraphs(node).values()) yield* graph.tensors();
    }
  }

  /** Returns the declared type and shape of a value. */
  declared(value: string): ValueInfo | undefined {
    return (
      this.valueInfos.get(value) ??
      this.inputs.find(({ name }) => name === value) ??
      this.outputs.find(({ name }) => name === value) ??
      this.parent?.declared(value)
    );
  }

  /** Returns the nodes of this graph that read the value. */
  consumers(value: string): GraphNode[] {
    return this.nodes.filter((node) => node.inputs.includes(value));
  }

  /** Returns true if the value is the output of a node of this graph. */
  produces(value: string): boolean {
    const node = this.producer(value);
    return node !== undefined && this.nodes.includes(node);
  }

  /** Returns true if the value is an input or output of this graph. */
  isInterface(value: string): boolean {
    return [...this.inputs, ...this.outputs].some(({ name }) => name === value);
  }

  /** Replaces each node by the nodes that `expand` returns; undefined keeps the node. */
  expandNodes(expand: (node: GraphNode) => readonly GraphNode[] | undefined): void {
    this.nodes = this.nodes.flatMap((node) => expand(node) ?? [node]);
    this.producers = undefined;
  }

  insertBefore(node: GraphNode, ...added: GraphNode[]): void {
    this.insertAt(this.nodes.indexOf(node), added);
  }

  insertAfter(node: GraphNode, ...added: GraphNode[]): void {
    this.insertAt(this.nodes.indexOf(node) + 1, added);
  }

  prepend(...added: GraphNode[]): void {
    this.insertAt(0, added);
  }

  append(...added: GraphNode[]): void {
    this.insertAt(this.nodes.length, added);
  }

  /** Adds an int64 constant and returns its name. */
  addConstant(name: string, values: number | readonly number[]): string {
    const bytes = int64Tensor(name, values).join();
    this.initializers.set(name, readTensor(bytes));
    this.initializerFields.push(framed(5, bytes));
    return name;
  }

  /** Makes `readers` read `replacement` where they read `value`. */
  redirect(value: string, replacement: string, readers: readonly GraphNode[]): void {
    const names = new Map([[value, replacement]]);
    for (const node of readers) node.inputs = renamed(node.inputs, names);
  }

  /** Gives values of this graph other names, everywhere they are read. */
  rename(names: ReadonlyMap<string, string>): void {
    for (const node of this.nodes) {
      node.outputs = renamed(node.outputs, names);
    }
    this.forget(names.keys());
    this.producers = undefined;
    this.renameReads(names);
  }

  /** Drops the declarations of these values, which an edit has made wrong. */
  forget(values: Iterable<string>): void {
    for (const value of values) this.valueInfos.delete(value);
  }

  /** Returns the names of all values here and in the graphs inside. */
  names(into = new Set<string>()): Set<string> {
    for (const name of this.initializers.keys()) into.add(name);
    for (const { name } of this.inputs) into.add(name);
    for (const node of this.nodes) {
      for (const output of node.outputs) into.add(output);
      for (const graph of this.subgraphs(node).values()) graph.names(into);
    }
    return into;
  }

  private readNode(message: Uint8Array, depth: number): void {
    const node = GraphNode.read(message);
    this.nodes.push(node);
    const graphs = [...node.graphAttributes()];
    if (graphs.length === 0) return;
    const read = graphs.map(([name, bytes]) => [name, Graph.read(bytes, this, depth + 1)] as const);
    this.inner.set(node, new Map(read));
  }

  private renameReads(names: ReadonlyMap<string, string>): void {
    for (const node of this.nodes) {
      node.inputs = renamed(node.inputs, names);
      for (const graph of this.subgraphs(node).values()) graph.renameReads(names);
    }
  }

  private insertAt(index: number, added: GraphNode[]): void {
    this.nodes.splice(index, 0, ...added);
    for (const node of added) {
      for (const output of node.outputs) this.producers?.set(output, node);
    }
  }
}
