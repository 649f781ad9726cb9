/** A token's label in a narrow place: at most so many characters, the last a mark for the rest. */
export function truncate(label: string, most: number): string {
  const characters = Array.from(label);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : label;
}
