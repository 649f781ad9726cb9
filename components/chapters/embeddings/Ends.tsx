import styles from './Ends.module.css';

/** Which tokens lie at one end of a direction. */
export function Ends({
  name,
  ids = [],
  nameOf,
}: {
  readonly name: string;
  readonly ids: readonly number[] | undefined;
  readonly nameOf: (id: number) => string;
}) {
  return (
    <p className={styles.ends}>
      <span className={styles.name}>{name}</span>{' '}
      {ids.map((id) => (
        <bdi key={id}>{nameOf(id)} </bdi>
      ))}
    </p>
  );
}
