import { highlight } from '@/lib/cells/highlight';
import styles from './CodeField.module.css';

/** Code in colours, as the editor has them. */
export function StillCode({ code }: { readonly code: string }) {
  return highlight(code).map(([text, kind], at) =>
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
