/** NodeProto: one operation of a graph. */
import type { Graph } from './graph';
import { readTensor, type TensorHead } from './tensor';
import { type Field, last, Pieces, readFields, textOf, toInt, toInts, toText } from './wire';

/** Operations whose attributes hold graphs that see the values around them. */
const WITH_GRAPHS = new Set(['If', 'Loop', 'Scan']);

export class Node {
  /** Graphs held by attributes, by the attribute's name. */
  readonly graphs = new Map<string, Graph>();
  /** The node as it was read, for as long as it is unchanged. */
  private asRead: { message: Uint8Array; inputs: string[]; outputs: string[] } | undefined;
  private fields: readonly Field[] | undefined;

  constructor(
    public opType: string,
    public inputs: readonly string[],
    public outputs: readonly string[],
    public domain = '',
    public name = '',
  ) {}

  /** @param readGraph reads a graph held by an attribute */
  static read(message: Uint8Array, readGraph: (message: Uint8Array) => Graph): Node {
    const fields = readFields(message);
    const texts = (id: number) => fields.filter((field) => field.id === id).map(toText);
    const [inputs, outputs] = [texts(1), texts(2)];
    const node = new Node(textOf(fields, 4), inputs, outputs, textOf(fields, 7), textOf(fields, 3));
    node.asRead = { message, inputs, outputs };
    if (!WITH_GRAPHS.has(node.opType)) return node;
    for (const attribute of node.otherFields()) {
      if (attribute.id !== 5) continue;
      const parts = readFields(attribute.bytes);
      const graph = last(parts, 6);
      if (graph) node.graphs.set(textOf(parts, 1), readGraph(graph.bytes));
    }
    return node;
  }

  /** What an error calls this node. */
  get label(): string {
    const operation = this.domain ? `${this.domain}.${this.opType}` : this.opType;
    return `${this.name || this.outputs[0] || '?'}: ${operation}`;
  }

  /** The attribute `name` as an integer. */
  int(name: string): number | undefined {
    const field = this.part(name, 3);
    return field && toInt(field);
  }

  /** The attribute `name` as a list of integers. */
  ints(name: string): number[] | undefined {
    const fields = this.attribute(name);
    return fields && toInts(fields, 8);
  }

  /** The attribute `name` as a tensor. */
  tensor(name: string): TensorHead | undefined {
    const field = this.part(name, 5);
    return field && readTensor(field.bytes);
  }

  setInt(name: string, value: number): this {
    return this.setAttribute(new Pieces().text(1, name).int(3, value).int(20, 2));
  }

  setInts(name: string, values: readonly number[]): this {
    const attribute = new Pieces().text(1, name);
    for (const value of values) attribute.int(8, value);
    return this.setAttribute(attribute.int(20, 7));
  }

  /** Turns this node into another operation on the same outputs. */
  become(opType: string, inputs: readonly string[]): this {
    this.opType = opType;
    this.inputs = inputs;
    this.domain = '';
    this.fields = [];
    this.asRead = undefined;
    return this;
  }

  write(): Pieces {
    const { asRead } = this;
    const same = asRead?.inputs === this.inputs && asRead.outputs === this.outputs;
    if (asRead && same && this.graphs.size === 0) return new Pieces().raw(asRead.message);
    const node = new Pieces();
    for (const input of this.inputs) node.text(1, input);
    for (const output of this.outputs) node.text(2, output);
    if (this.name) node.text(3, this.name);
    node.text(4, this.opType);
    if (this.domain) node.text(7, this.domain);
    for (const field of this.otherFields()) {
      if (field.id === 5) node.message(5, this.writeAttribute(field));
      else node.field(field);
    }
    return node;
  }

  private writeAttribute({ bytes }: Field): Pieces {
    const parts = readFields(bytes);
    const graph = this.graphs.get(textOf(parts, 1));
    if (!graph) return new Pieces().raw(bytes);
    const attribute = new Pieces();
    for (const part of parts) if (part.id !== 6) attribute.field(part);
    return attribute.message(6, graph.write());
  }

  private setAttribute(attribute: Pieces): this {
    this.fields = [...this.otherFields(), { id: 5, wire: 2, bytes: attribute.join() }];
    this.asRead = undefined;
    return this;
  }

  /** Attributes, and what is passed on as it is. */
  private otherFields(): readonly Field[] {
    this.fields ??= readFields(this.asRead?.message ?? new Uint8Array()).filter(
      ({ id }) => ![1, 2, 3, 4, 7].includes(id),
    );
    return this.fields;
  }

  private attribute(name: string): Field[] | undefined {
    for (const { id, bytes } of this.otherFields()) {
      if (id !== 5) continue;
      const fields = readFields(bytes);
      if (textOf(fields, 1) === name) return fields;
    }
    return undefined;
  }

  private part(name: string, id: number): Field | undefined {
    const fields = this.attribute(name);
    return fields && last(fields, id);
  }
}
