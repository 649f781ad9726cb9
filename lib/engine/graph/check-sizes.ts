import type { Instrumented, Tables } from '@/lib/onnx';
import type { PackedVocabulary } from '@/lib/trace/vocabulary';
import { EngineFailure } from '../failure';
import type { ModelConfig } from './config-file';

/** What a model file itself says of its sizes. */
export interface GraphSizes {
  readonly graph: Pick<Instrumented, 'layers' | 'heads' | 'width'>;
  readonly tables: {
    readonly token: Pick<Tables['token'], 'rows'>;
    readonly position: Pick<Tables['position'], 'rows'>;
  };
}

/**
 * Compares a model's config.json with its graph.
 *
 * @throws EngineFailure 'corrupt' for the first size that differs
 */
export function checkConfig(
  { shape, beginId, endId }: ModelConfig,
  { graph, tables }: GraphSizes,
): void {
  const sizes = [
    ['layers', shape.layers, graph.layers],
    ['heads', shape.heads, graph.heads],
    ['dimensions', shape.width, graph.width],
    ['tokens', shape.vocabulary, tables.token.rows],
    ['positions', shape.context, tables.position.rows],
  ] as const;
  for (const [what, configured, found] of sizes) {
    if (configured === found) continue;
    const message = `config.json does not fit the model file: it says ${configured} ${what}, the file has ${found}.`;
    throw new EngineFailure('corrupt', message);
  }
  for (const id of [beginId, endId]) {
    if (id === undefined || id < tables.token.rows) continue;
    const message = `config.json does not fit the model file: texts begin or end with token ${id}, the file has ${tables.token.rows}.`;
    throw new EngineFailure('corrupt', message);
  }
}

/**
 * Compares a tokenizer with the table that its ids are looked up in.
 *
 * @throws EngineFailure 'corrupt' when it has ids that the table lacks
 */
export function checkVocabulary({ offsets }: PackedVocabulary, { tables }: GraphSizes): void {
  const [ids, rows] = [offsets.length - 1, tables.token.rows];
  if (ids > 0 && ids <= rows) return;
  const message = `tokenizer.json does not fit the model file: it has ids up to ${ids - 1}, the file has ${rows} tokens.`;
  throw new EngineFailure('corrupt', message);
}
