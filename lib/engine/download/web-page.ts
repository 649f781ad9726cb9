import { EngineFailure } from '../failure';

/** True for a response that is a web page by its headers. */
export function isWebPageResponse({ headers }: Response): boolean {
  return /^\s*(text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '');
}

/** Characters at the beginning of a file that are looked at. */
const BEGINNING = 512;

/** True for bytes that begin as a web page does. */
export function isWebPage(bytes: Uint8Array): boolean {
  const beginning = new TextDecoder().decode(bytes.subarray(0, BEGINNING)).trimStart();
  return /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|meta|script)\b/i.test(
    beginning,
  );
}

/** The failure of a file in whose place a web page came. */
export function webPageFailure(file: string, url: string): EngineFailure {
  return new EngineFailure(
    'blocked',
    `A web page came in place of ${file}: perhaps a filter, as schools and companies have, blocks ${hostOf(url)}.`,
  );
}

/** The host of an address; of a relative one, this site's. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'this site';
}
