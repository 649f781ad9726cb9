/** A sentence of a chapter that states what a figure shows, and whether the answers bear it out. */
export interface Claim {
  /** As the chapter's MDX has it; white space does not matter. */
  readonly quote: string;
  /** Computed from recorded answers. Absent where the quote itself is: then the chapter has to print it. */
  readonly holds?: () => boolean;
}

/**
 * Returns a line for each claim that its chapter does not make, or that does not hold. A claim whose
 * answers lack what it looks for does not hold either: the others are still checked.
 */
export function brokenClaims(claims: readonly Claim[], mdx: string): string[] {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
  const prose = plain(mdx);
  return claims.flatMap(({ quote, holds }) => {
    if (!prose.includes(plain(quote))) return [`not in the chapter: “${quote}”`];
    try {
      return (holds?.() ?? true) ? [] : [`does not hold: “${quote}”`];
    } catch (error) {
      return [`does not hold: “${quote}” (${error})`];
    }
  });
}
