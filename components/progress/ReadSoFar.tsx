'use client';

import { useStore } from '@/components/storage/createStore';
import { readingText } from '@/lib/progress/words';
import { progressStore } from './progress-store';
import styles from './ReadSoFar.module.css';

/** How much of a chapter has been read on this device; nothing for a reader who has not begun it. */
export function ReadSoFar({ chapter }: { readonly chapter: string }) {
  const progress = useStore(progressStore)[chapter];
  const words = progress && readingText(progress);
  return words ? <span className={styles.read}>{words}</span> : null;
}
