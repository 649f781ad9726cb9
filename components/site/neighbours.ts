/** One page of the path: its route without the slash, and its title. */
export interface Stop {
  readonly slug: string;
  readonly title: string;
}

interface Neighbours {
  readonly previous: Stop | undefined;
  readonly current: Stop | undefined;
  readonly next: Stop | undefined;
}

/** Returns the stop named `slug` and those beside it; all undefined where there is no such stop. */
export function neighboursOf(stops: readonly Stop[], slug: string): Neighbours {
  const index = stops.findIndex((stop) => stop.slug === slug);
  if (index === -1) return { previous: undefined, current: undefined, next: undefined };
  return { previous: stops[index - 1], current: stops[index], next: stops[index + 1] };
}
