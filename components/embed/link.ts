import { readStored } from '@/components/storage/stored';

/** Before the key of each value that is stored for a page. */
const PREFIX = 'inside-gpt-2:';

/** The stored values that a link to a figure carries, with the chapter that has them, if one has. */
const CARRIED: readonly { readonly name: string; readonly chapter?: string }[] = [
  { name: 'prompt' },
  { name: 'workbench', chapter: 'auto-regression' },
  { name: 'open-head', chapter: 'masked-attention' },
];

/** Longer values are left out: many sites cut an address at 2,000 characters. */
const LONGEST = 1200;

/** What a figure's frame begins with. */
export interface EmbedView {
  /** Stored values by their keys. */
  readonly values: ReadonlyMap<string, string>;
  /** The state that is shown of those that a projector walks through, from 0. */
  readonly step: number | undefined;
}

/** Where a figure is. */
export interface EmbedPlace {
  readonly chapter: string;
  readonly figure: string;
  /** Its state at this moment, where it has several. */
  readonly step?: number | undefined;
}

/** The address of a figure alone, and whether it carries all of what is in view. */
export interface EmbedLink {
  readonly address: string;
  readonly whole: boolean;
}

/**
 * Makes the address of a figure alone, as it stands on this page.
 *
 * @param site the site's own address, with a slash at its end
 */
export function embedLink(site: string, { chapter, figure, step }: EmbedPlace): EmbedLink {
  const view = new URLSearchParams();
  let whole = true;
  for (const { name, chapter: only = chapter } of CARRIED) {
    const value = only === chapter ? readStored(PREFIX + name) : null;
    if (value !== null && value.length > LONGEST) whole = false;
    else if (value !== null) view.set(name, value);
  }
  if (step !== undefined) view.set('step', String(step));
  const query = view.size > 0 ? `?${view}` : '';
  return { address: `${site}embed/${chapter}/${figure}${query}`, whole };
}

/** Reads what `embedLink` wrote; what it does not know it leaves out. @param query with its "?" */
export function readEmbedView(query: string): EmbedView {
  const given = new URLSearchParams(query);
  const values = CARRIED.flatMap(({ name }) => {
    const value = given.get(name);
    return value === null ? [] : [[PREFIX + name, value] as const];
  });
  const step = given.get('step') ?? '';
  return { values: new Map(values), step: /^\d{1,4}$/.test(step) ? Number(step) : undefined };
}
