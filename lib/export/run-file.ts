import type { RunSettings } from '@/lib/permalink/permalink';
import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';

/** A token as a run file holds it. */
export interface RunToken {
  readonly id: number;
  /** As its chip shows it; for reading only. */
  readonly label: string;
  /** Its bytes in hex: a token may be only a part of a character. */
  readonly bytes: string;
}

/** A run as its file holds it: all that is needed to read it, check it, or write it again. */
export interface RunFile {
  readonly format: 'inside-gpt-2/run';
  readonly version: 1;
  /** The model's name in the catalog, and the fingerprint of its weights, in hex. */
  readonly model: string;
  readonly fingerprint: string;
  readonly settings: RunSettings;
  readonly prompt: readonly RunToken[];
  readonly written: readonly (RunToken & {
    /** By the model itself, before any sampling setting. */
    readonly probability: number;
    /** True if a reader picked it from the list, false if it was drawn. */
    readonly taken: boolean;
    /** Other candidates, likeliest first; empty where they were not asked for. */
    readonly alternatives: readonly (RunToken & { readonly probability: number })[];
  })[];
  /** The whole text; incomplete characters are U+FFFD. */
  readonly text: string;
}

/** Returns a token in the form of a run file. */
export function runToken(token: Token): RunToken {
  const bytes = Array.from(token.bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id: token.id, label: tokenLabel(token), bytes };
}

/** Returns the run as JSON, indented for reading. */
export function writeRunFile(run: Omit<RunFile, 'format' | 'version'>): string {
  return `${JSON.stringify({ format: 'inside-gpt-2/run', version: 1, ...run }, null, 2)}\n`;
}
