import { Pills } from './Pills';

/** A choice of one thing by its place among others, as of a token in its text. */
export function PlacePills({
  label,
  names,
  at,
  onChoose,
}: {
  readonly label: string;
  readonly names: readonly string[];
  readonly at: number;
  readonly onChoose: (place: number) => void;
}) {
  const options = names.map((name, value) => ({ value, label: <bdi>{name}</bdi> }));
  return <Pills label={label} options={options} value={at} onChange={onChoose} />;
}
