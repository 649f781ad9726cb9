import { type LinkState, type RunSettings, runSettingsSchema } from '@/lib/permalink/permalink';
import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import * as z from '@/lib/zod';

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

const token = z.object({ id: z.int().check(z.minimum(0)) });
const readable = z.object({
  format: z.literal('inside-gpt-2/run'),
  version: z.literal(1),
  model: z.string().check(z.maxLength(300)),
  fingerprint: z.string().check(z.regex(/^[0-9a-f]{0,64}$/)),
  settings: runSettingsSchema,
  prompt: z.array(token).check(z.minLength(1), z.maxLength(100_000)),
  written: z.array(token).check(z.maxLength(100_000)),
});

/** Returns the run of a file as a link's state; undefined for a file that is no run. */
export function readRunFile(json: string): LinkState | undefined {
  const run = z.readJson(readable, json);
  if (!run) return undefined;
  const { model, fingerprint, settings, prompt, written } = run;
  const ids = (tokens: readonly { readonly id: number }[]) => tokens.map(({ id }) => id);
  const [layer, head] = [0, 0];
  return { model, fingerprint, prompt: ids(prompt), chosen: ids(written), settings, layer, head };
}
