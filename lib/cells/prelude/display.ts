import { MOST_CHARACTERS, MOST_LISTED, MOST_NUMBERS } from '../limits';
import type { Output } from '../outputs';
import { DRAWN, type Drawn } from './answers';
import { Tensor } from './tensor';

/** How a value is drawn, where its own form does not say so. */
export interface DisplayOptions {
  readonly label?: string;
  /** Draws numbers as bars, with these names. */
  readonly bars?: readonly string[];
  readonly unit?: string;
}

/** Returns a value as what is shown of it. @param label of a token, by its id */
export function outputOf(
  value: unknown,
  options: DisplayOptions,
  label: (id: number) => string,
): Output {
  const title = (options.label ?? '').slice(0, 200);
  if (isDrawn(value)) return value[DRAWN]();
  if (typeof value === 'number') return numberOutput(value, title);
  const tensor = tensorIn(value);
  if (tensor && options.bars) return barsOf(tensor, options.bars, options.unit ?? '');
  if (tensor) return drawing(tensor, title, label);
  if (Array.isArray(value) && value.length > 0 && value.every(isRecord)) return tableOf(value);
  if (isRecord(value)) {
    return tableOf(Object.entries(value).map(([name, item]) => ({ name, value: item })));
  }
  return textOutput(words(value));
}

/** Returns a text as an output, cut where it is too long. */
function textOutput(text: string): Output {
  const cut = text.length > MOST_CHARACTERS;
  return { kind: 'text', text: cut ? `${text.slice(0, MOST_CHARACTERS)}\n… cut here` : text };
}

/** Returns a value in words, on a line or a few. */
export function words(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Tensor) return `Tensor [${value.shape.join(', ')}]`;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value, plain, 1) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

const isDrawn = (value: unknown): value is Drawn =>
  typeof value === 'object' && value !== null && DRAWN in value;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Tensor || value instanceof Error || ArrayBuffer.isView(value)) &&
  Object.getPrototypeOf(value) === Object.prototype;

const plain = (_: string, value: unknown) =>
  typeof value === 'bigint' || value instanceof Tensor ? words(value) : value;

/** Returns numbers in any form as a tensor. */
function tensorIn(value: unknown): Tensor | undefined {
  if (value instanceof Tensor) return value;
  if (value instanceof Float32Array) return new Tensor(value, [value.length]);
  if (ArrayBuffer.isView(value) && 'length' in value) {
    const data = Float32Array.from(value as unknown as ArrayLike<number>);
    return new Tensor(data, [data.length]);
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const rows: readonly unknown[] = value;
  const numbers = (list: readonly unknown[]) => list.every((x) => typeof x === 'number');
  if (numbers(rows)) return Tensor.of(value);
  const columns = Array.isArray(rows[0]) ? rows[0].length : 0;
  const isRow = (row: unknown) => Array.isArray(row) && row.length === columns && numbers(row);
  const isMatrix = columns > 0 && rows.every(isRow);
  return isMatrix ? Tensor.of(value) : undefined;
}

function numberOutput(value: number, label: string): Output {
  if (Number.isFinite(value)) return { kind: 'number', value, label };
  return textOutput(label ? `${label}: ${value}` : String(value));
}

function drawing(tensor: Tensor, title: string, label: (id: number) => string): Output {
  const { data, shape, meaning } = tensor;
  const name = title || (meaning.label ?? '');
  if (tensor.size === 1) return numberOutput(tensor.item(), name);
  if (tensor.size > MOST_NUMBERS || tensor.size === 0 || shape.length > 2) {
    return textOutput(
      `${words(tensor)}\nA drawing has one or two axes and at most 65,536 numbers.`,
    );
  }
  const values = data.slice();
  const [rows = 1, columns = 1] = shape;
  if (shape.length === 1) return { kind: 'vector', values, label: name };
  const { tokenIds, causal = true } = meaning;
  if (tokenIds?.length === rows && rows === columns) {
    const tokens = tokenIds.map((id) => ({ label: label(id), id }));
    return { kind: 'attention', tokens, weights: values, causal, label: name };
  }
  return { kind: 'matrix', rows, columns, values, label: name };
}

function barsOf(tensor: Tensor, names: readonly string[], unit: string): Output {
  const values = Array.from(tensor.data.subarray(0, MOST_LISTED));
  if (!values.every(Number.isFinite)) throw new RangeError('A bar has a finite length.');
  const labels = values.map((_, i) => String(names[i] ?? i).slice(0, 200));
  return { kind: 'bars', values, labels, unit };
}

function tableOf(records: readonly Record<string, unknown>[]): Output {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, 20);
  const cell = (item: unknown) => {
    if (typeof item === 'number') return Number.isFinite(item) ? item : String(item);
    return item === undefined ? '' : words(item).slice(0, 2000);
  };
  const rows = records
    .slice(0, MOST_LISTED)
    .map((record) => columns.map((column) => cell(record[column])));
  const names = columns.map((column) => column.slice(0, 200));
  return { kind: 'table', columns: names, rows, more: records.length - rows.length };
}
