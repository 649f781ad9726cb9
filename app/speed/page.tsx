import type { Metadata } from 'next';
import { SpeedFigure } from '@/components/speed/SpeedFigure';
import { speed } from '@/content/chapters';
import Notes from '@/content/notes/speed.mdx';
import openingStyles from '../short-opening.module.css';

const { title, question } = speed;

export const metadata: Metadata = {
  title,
  description: question,
  openGraph: { title, description: question },
};

export default function SpeedPage() {
  return (
    <article className="page-grid chapter">
      <header className={openingStyles.opening}>
        <h1>{title}</h1>
        <p>{question}</p>
      </header>
      <SpeedFigure />
      <Notes />
    </article>
  );
}
