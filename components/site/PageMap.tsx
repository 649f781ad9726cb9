'use client';

import { useEffect, useId, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { progressStore } from '@/components/progress/progress-store';
import { useStore } from '@/components/storage/createStore';
import styles from './PageMap.module.css';

/** A section of a chapter, as its MDX exports it. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

interface PageMapProps {
  /** The page's: what is read of it is remembered under that. */
  readonly slug: string;
  readonly sections: readonly Section[];
}

/**
 * The sections of a chapter, which of them were read, and which one is on screen: strokes at the edge of a wide screen that
 * open into titles under the pointer or the focus; on a narrow one a button with a list.
 */
export function PageMap({ slug, sections }: PageMapProps) {
  const current = useCurrentSection(sections);
  const read = useReadSections(slug, sections);
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
              data-read={read.includes(id) || undefined}
              {...(id === current ? { 'aria-current': 'location' } : {})}
            >
              <span>
                {title} {read.includes(id) ? <i>read</i> : null}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const NOTHING: readonly string[] = [];

/** Returns the ids of the sections that were read on this device, and records more of them. */
function useReadSections(slug: string, sections: readonly Section[]): readonly string[] {
  useEffect(() => {
    let stop: (() => void) | undefined;
    let left = false;
    const start = async () => {
      const { recordProgress } = await import('@/components/progress/record');
      const ids = sections.map(({ id }) => id);
      if (!left) stop = recordProgress(slug, ids);
    };
    // Where the code does not arrive, this visit is not remembered.
    start().catch(() => undefined);
    return () => {
      left = true;
      stop?.();
    };
  }, [slug, sections]);
  return useStore(progressStore)[slug]?.read ?? NOTHING;
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
    // Not at once: the page would be laid out once more while it comes to life.
    later();
    window.addEventListener('scroll', later, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', later);
    };
  }, [sections]);
  return current;
}
