/** NodeProto: one operation of a graph. */

import {
  type Field,
  lastField,
  MessageWriter,
  readFields,
  stringField,
  toInt,
  toInts,
  toText,
} from './protobuf';
import { readTensor, type StoredTensor } from './tensor';

/** Operations with graphs in their attributes, which read values of the graph around them. */
const WITH_GRAPHS = new Set(['If', 'Loop', 'Scan']);

export class GraphNode {
  /** The node as it was read; undefined once it has changed. */
  private asRead: { message: Uint8Array; inputs: string[]; outputs: string[] } | undefined;
  private fields: readonly Field[] | undefined;

  constructor(
    public opType: string,
    public inputs: readonly string[],
    public outputs: readonly string[],
    public domain = '',
    public name = '',
  ) {}

  static read(message: Uint8Array): GraphNode {
    const fields = readFields(message);
    const texts = (id: number) => fields.filter((field) => field.id === id).map(toText);
    const [inputs, outputs] = [texts(1), texts(2)];
    const opType = stringField(fields, 4);
    const [domain, name] = [stringField(fields, 7), stringField(fields, 3)];
    const node = new GraphNode(opType, inputs, outputs, domain, name);
    node.asRead = { message, inputs, outputs };
    return node;
  }

  /** Returns the graphs in this node's attributes, undecoded, by attribute name. */
  graphAttributes(): ReadonlyMap<string, Uint8Array> {
    const graphs = new Map<string, Uint8Array>();
    if (!WITH_GRAPHS.has(this.opType)) return graphs;
    for (const attribute of this.otherFields()) {
      if (attribute.id !== 5) continue;
      const parts = readFields(attribute.bytes);
      const graph = lastField(parts, 6);
      if (graph) graphs.set(stringField(parts, 1), graph.bytes);
    }
    return graphs;
  }

  /** The node's name in error messages. */
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
    const attribute = this.attribute(name);
    return attribute && toInts(readFields(attribute), 8);
  }

  /** The attribute `name` as a 32-bit float. */
  float(name: string): number | undefined {
    const bytes = this.part(name, 2)?.bytes;
    if (bytes?.length !== 4) return undefined;
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0, true);
  }

  /** The attribute `name` as a tensor. */
  tensor(name: string): StoredTensor | undefined {
    const field = this.part(name, 5);
    return field && readTensor(field.bytes);
  }

  setInt(name: string, value: number): this {
    return this.setAttribute(new MessageWriter().text(1, name).int(3, value).int(20, 2).join());
  }

  /** Sets the attribute `name` to that of another node, if it has one. */
  copyAttribute(name: string, from: GraphNode): this {
    const attribute = from.attribute(name);
    return attribute ? this.setAttribute(attribute) : this;
  }

  setInts(name: string, values: readonly number[]): this {
    const attribute = new MessageWriter().text(1, name);
    for (const value of values) attribute.int(8, value);
    return this.setAttribute(attribute.int(20, 7).join());
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

  /** @param graphs the graphs to write into attributes, by attribute name */
  write(graphs: ReadonlyMap<string, MessageWriter> = new Map()): MessageWriter {
    const { asRead } = this;
    const same = asRead?.inputs === this.inputs && asRead.outputs === this.outputs;
    if (asRead && same && graphs.size === 0) return new MessageWriter().raw(asRead.message);
    const node = new MessageWriter();
    for (const input of this.inputs) node.text(1, input);
    for (const output of this.outputs) node.text(2, output);
    if (this.name) node.text(3, this.name);
    node.text(4, this.opType);
    if (this.domain) node.text(7, this.domain);
    for (const field of this.otherFields()) {
      if (field.id === 5) node.message(5, writeAttribute(field, graphs));
      else node.field(field);
    }
    return node;
  }

  private setAttribute(attribute: Uint8Array): this {
    this.fields = [...this.otherFields(), { id: 5, wire: 2, bytes: attribute }];
    this.asRead = undefined;
    return this;
  }

  /** The attributes, and the fields that are written back unchanged. */
  private otherFields(): readonly Field[] {
    this.fields ??= readFields(this.asRead?.message ?? new Uint8Array()).filter(
      ({ id }) => ![1, 2, 3, 4, 7].includes(id),
    );
    return this.fields;
  }

  /** The first attribute of this name, undecoded. */
  private attribute(name: string): Uint8Array | undefined {
    return this.otherFields().find(
      ({ id, bytes }) => id === 5 && stringField(readFields(bytes), 1) === name,
    )?.bytes;
  }

  private part(name: string, id: number): Field | undefined {
    const attribute = this.attribute(name);
    return attribute && lastField(readFields(attribute), id);
  }
}

function writeAttribute(
  { bytes }: Field,
  graphs: ReadonlyMap<string, MessageWriter>,
): MessageWriter {
  const parts = readFields(bytes);
  const graph = graphs.get(stringField(parts, 1));
  if (!graph) return new MessageWriter().raw(bytes);
  const attribute = new MessageWriter();
  for (const part of parts) if (part.id !== 6) attribute.field(part);
  return attribute.message(6, graph);
}
