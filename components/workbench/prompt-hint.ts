/** Returns a hint for a prompt whose continuation may surprise; undefined for any other. */
export function promptHint(prompt: string): string | undefined {
  if (prompt === '') {
    return 'No text: the model begins with its mark for the start of a text, <|endoftext|>.';
  }
  if (/[ \t\n]$/.test(prompt)) {
    return 'This prompt ends in a space. Most tokens carry their space in front, so what follows a trailing one is often odd.';
  }
  return undefined;
}
