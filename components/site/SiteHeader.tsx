'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { classNames } from '@/components/controls/classNames';
import { ProjectorButton } from '@/components/projector/ProjectorButton';
import { neighboursOf, type Stop } from './neighbours';
import styles from './SiteHeader.module.css';
import { ThemeSwitch } from './ThemeSwitch';

/** A page beside the path. */
interface Tool extends Stop {
  /** True where there is a figure that a projector can show. */
  readonly projects: boolean;
  /** True where the footer has the link, and the header has not. */
  readonly inFooter?: boolean;
}

interface SiteHeaderProps {
  /** The chapters that have a route, in order. */
  readonly stops: readonly Stop[];
  /** Where a reader works on texts of their own, and in code. */
  readonly tools: readonly Tool[];
  /** The state of the model, a role=status element. */
  readonly status?: ReactNode;
  /** The button that opens the choice of the model. */
  readonly model?: ReactNode;
}

/** The line at the top of every page: the site's name, the chapter, the model, and how the page looks. */
export function SiteHeader({ stops, tools, status, model }: SiteHeaderProps) {
  const slug = usePathname().split('/')[1] ?? '';
  const { previous, current, next } = neighboursOf(stops, slug);
  const tool = tools.find((stop) => stop.slug === slug);
  return (
    <header className={classNames(styles.header, 'no-print')}>
      <Link
        href="/"
        className={classNames(styles.name)}
        {...(slug === '' ? { 'aria-current': 'page' } : {})}
      >
        Inside GPT-2
      </Link>
      {current || tool ? (
        <span className={styles.chapter}>{current?.title ?? tool?.title}</span>
      ) : null}
      <div className={styles.status}>
        {status}
        {model}
      </div>
      {previous || next ? (
        <nav aria-label="Neighbouring chapters" className={styles.steps}>
          {previous ? (
            <Link href={`/${previous.slug}`} prefetch={false}>
              Previous
            </Link>
          ) : null}
          {next ? (
            <Link href={`/${next.slug}`} prefetch={false}>
              Next
            </Link>
          ) : null}
        </nav>
      ) : null}
      {tool ? (
        <Link href="/" prefetch={false}>
          Chapters
        </Link>
      ) : null}
      {tools
        .filter((stop) => stop !== tool && !stop.inFooter)
        .map((stop) => (
          <Link key={stop.slug} href={`/${stop.slug}`} prefetch={false}>
            {stop.title}
          </Link>
        ))}
      {current || tool?.projects ? <ProjectorButton /> : null}
      <ThemeSwitch />
    </header>
  );
}
