import type { CodePiece } from '@/lib/cells/highlight';
import styles from './CodeField.module.css';

/** Code in colours, as the editor has them. */
export function CodePieces({ pieces }: { readonly pieces: readonly CodePiece[] }) {
  return pieces.map(([text, kind], at) =>
    kind ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
      <span key={at} className={styles[kind]}>
        {text}
      </span>
    ) : (
      text
    ),
  );
}
