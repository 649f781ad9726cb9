import type { CatalogEntry } from '../catalog';

/** An .onnx file of a repository or a folder. */
export interface OnnxFile {
  /** Its path. */
  readonly name: string;
  /** In bytes. */
  readonly bytes: number;
  /** In hex, where the hub says it. */
  readonly sha256?: string | undefined;
  readonly dtype: CatalogEntry['dtype'];
  /** Why it cannot be opened, as far as its name and size show. */
  readonly obstacle?: string | undefined;
}

type Listed = Pick<OnnxFile, 'name' | 'bytes' | 'sha256'>;

/** A larger file leaves no room in a browser's 4 GB of WebAssembly memory, in bytes. */
const LARGEST = 1_600_000_000;

/** A download that a class can wait for, in bytes. */
const HANDY = 150_000_000;

/** Ends of names that say how weights are stored, as optimum and transformers.js write them. */
const ENDINGS: readonly (readonly [RegExp, CatalogEntry['dtype']])[] = [
  [/[-_](q4f16|q4|bnb4|int4|uint4)$/, 'q4'],
  [/[-_](quantized|int8|uint8|q8)$/, 'q8'],
  [/[-_](fp16|float16|half)$/, 'fp16'],
  [/(^|\/)(decoder_)?model(_merged)?$/, 'fp32'],
];

/** From exact to coarse. */
const EXACT_FIRST: readonly CatalogEntry['dtype'][] = ['fp32', 'fp16', 'q8', 'q4', undefined];

/** Returns the .onnx files among others, the best to take first, those with an obstacle last. */
export function onnxFiles(files: readonly Listed[]): OnnxFile[] {
  const names = new Set(files.map(({ name }) => name));
  return files
    .filter(({ name }) => name.endsWith('.onnx'))
    .map((file) => ({ ...file, dtype: dtypeOf(file.name), obstacle: obstacleTo(file, names) }))
    .sort((a, b) => rank(a) - rank(b) || a.bytes - b.bytes);
}

/**
 * The most exact of the handy files comes first; after those, the smallest. A file that cannot be
 * opened is behind all others.
 */
function rank({ obstacle, bytes, dtype }: OnnxFile): number {
  if (obstacle) return 3 * LARGEST;
  return bytes <= HANDY ? EXACT_FIRST.indexOf(dtype) : bytes;
}

const stemOf = (name: string) => name.replace(/\.onnx$/, '');

const dtypeOf = (name: string) => ENDINGS.find(([end]) => end.test(stemOf(name)))?.[1];

function obstacleTo({ name, bytes }: Listed, names: ReadonlySet<string>): string | undefined {
  const base = name.split('/').at(-1) ?? '';
  if (names.has(`${name}_data`) || names.has(`${name}.data`))
    return 'Its weights are in a second file.';
  if (base.startsWith('decoder_with_past_model')) return 'It is the second half of two files.';
  if (/^decoder_model(?!_merged)/.test(base)) return 'It is the first half of two files.';
  if (bytes > LARGEST) return 'It is too large for a browser.';
  return undefined;
}
