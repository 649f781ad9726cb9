'use client';

import { useEffect, useId, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import styles from './PageMap.module.css';

/** A section of a chapter, as its MDX exports it. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

/**
 * The sections of a chapter, and which one is on screen: strokes at the edge of a wide screen that
 * open into titles under the pointer or the focus; on a narrow one a button with a list.
 */
export function PageMap({ sections }: { readonly sections: readonly Section[] }) {
  const current = useCurrentSection(sections);
  const [open, setOpen] = useState(false);
  const list = useId();
  return (
    <nav
      aria-label="On this page"
      className={classNames(styles.map, 'no-print')}
      data-open={open || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <button
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        Sections
      </button>
      <ol id={list} className={styles.list}>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={() => setOpen(false)}
              {...(id === current ? { 'aria-current': 'location' } : {})}
            >
              <span>{title}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Returns the id of the last section whose heading has reached the upper third of the screen. */
function useCurrentSection(sections: readonly Section[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const headings = sections.flatMap(({ id }) => document.getElementById(id) ?? []);
    let frame = 0;
    const update = () => {
      frame = 0;
      const line = window.innerHeight / 3;
      setCurrent(headings.findLast((one) => one.getBoundingClientRect().top <= line)?.id);
    };
    const later = () => {
      frame ||= requestAnimationFrame(update);
    };
    update();
    window.addEventListener('scroll', later, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', later);
    };
  }, [sections]);
  return current;
}
