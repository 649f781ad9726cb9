import type { ReactNode } from 'react';
import openingStyles from './short-opening.module.css';

/** A page beside the path, as content/chapters.ts names it. */
interface Tool {
  readonly title: string;
  readonly question: string;
}

/** What a page beside the path has around its content, in the column of a chapter. */
export function ToolPage({
  tool: { title, question },
  children,
}: {
  readonly tool: Tool;
  readonly children: ReactNode;
}) {
  return (
    <article className="page-grid chapter">
      <header className={openingStyles.opening}>
        <h1>{title}</h1>
        <p>{question}</p>
      </header>
      {children}
    </article>
  );
}
