import type { Metadata } from 'next';
import Link from 'next/link';
import openingStyles from './opening.module.css';

export const metadata: Metadata = { title: 'No such page' };

export default function NotFound() {
  return (
    <div className="page-grid chapter">
      <header className={openingStyles.opening}>
        <h1>No such page</h1>
        <p>The address leads nowhere in this notebook, or to a chapter that is still to come.</p>
      </header>
      <p>
        <Link href="/">Go to the contents</Link>
      </p>
    </div>
  );
}
