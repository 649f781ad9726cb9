import type { MDXComponents } from 'mdx/types';
import type { ReactNode } from 'react';
import { WhenNear } from '@/components/figure/WhenNear';
import { Aside } from '@/components/prose/Aside';
import { CodeBlock } from '@/components/prose/CodeBlock';
import { Equation } from '@/components/prose/Equation';
import { GlossaryTerm } from '@/components/prose/GlossaryTerm';
import { InlineToken } from '@/components/prose/InlineToken';
import { Predict } from '@/components/prose/Predict';
import { ProseLink } from '@/components/prose/ProseLink';
import { ProseTable } from '@/components/prose/ProseTable';
import { TeacherNotes } from '@/components/prose/TeacherNotes';
import { SentenceBar } from '@/components/sentence/SentenceBar';
import { glossary, type TermId } from '@/content/glossary';

interface DefinedTermProps {
  readonly id: TermId;
  readonly children: ReactNode;
}

/** The words that chapters may use without importing them: every page comes with their scripts. */
const components = {
  a: ProseLink,
  Aside,
  pre: CodeBlock,
  Predict,
  SentenceBar,
  span: Equation,
  table: ProseTable,
  TeacherNotes,
  Term: ({ id, children }: DefinedTermProps) => (
    <GlossaryTerm {...glossary[id]}>{children}</GlossaryTerm>
  ),
  Token: InlineToken,
  WhenNear,
} satisfies MDXComponents;

export function useMDXComponents(): MDXComponents {
  return components;
}
