import type { Metadata } from 'next';
import { Lab } from '@/components/lab/Lab';
import { lab } from '@/content/chapters';
import Notes from '@/content/notes/lab.mdx';

const { title, question } = lab;

export const metadata: Metadata = {
  title,
  description: question,
  openGraph: { title, description: question },
};

export default function LabPage() {
  return (
    <article className="page-grid lab">
      <header className="lab-opening">
        <h1>{title}</h1>
        <p>{question}</p>
      </header>
      <Lab />
      <Notes />
    </article>
  );
}
