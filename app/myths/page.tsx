import type { Metadata } from 'next';
import { PageMap } from '@/components/site/PageMap';
import { myths } from '@/content/chapters';
import Prose, { sections } from '@/content/myths/prose.mdx';
import openingStyles from '../short-opening.module.css';

const { title, question } = myths;

export const metadata: Metadata = {
  title,
  description: question,
  openGraph: { title, description: question },
};

export default function MythsPage() {
  return (
    <article className="page-grid chapter">
      <header className={openingStyles.opening}>
        <h1>{title}</h1>
        <p>{question}</p>
      </header>
      <PageMap sections={sections} />
      <Prose />
    </article>
  );
}
