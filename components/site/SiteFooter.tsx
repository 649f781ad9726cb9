import Link from 'next/link';
import { classNames } from '@/components/controls/classNames';
import { KeyboardHelp } from '@/components/keys/KeyboardHelp';
import { ReportButton } from '@/components/report/ReportButton';
import type { Stop } from './neighbours';
import styles from './SiteFooter.module.css';

/** The line at the foot of every page: the pages that are about the notebook itself, and help. */
export function SiteFooter({ stops }: { readonly stops: readonly Stop[] }) {
  return (
    <footer className={classNames(styles.footer, 'no-print')}>
      {stops.map(({ slug, title }) => (
        <Link key={slug} href={`/${slug}`} prefetch={false}>
          {title}
        </Link>
      ))}
      <KeyboardHelp />
      <ReportButton />
    </footer>
  );
}
