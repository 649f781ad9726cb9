import { config, type ZodMiniType } from 'zod/mini';

export * from 'zod/mini';

// The site's content policy forbids the code generation that zod would try first.
config({ jitless: true });

/**
 * Returns what a JSON text holds; undefined where it is not what the schema says, or no JSON.
 *
 * @param decode makes what is checked of what the text holds
 */
export function readJson<T>(
  schema: ZodMiniType<T>,
  text: string | null | undefined,
  decode: (json: unknown) => unknown = (json) => json,
): T | undefined {
  try {
    return text == null ? undefined : schema.safeParse(decode(JSON.parse(text))).data;
  } catch {
    return undefined;
  }
}
