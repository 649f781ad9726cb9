import type { MDXComponents } from 'mdx/types';
import type { ReactNode } from 'react';
import { Aside } from '@/components/prose/Aside';
import { Equation } from '@/components/prose/Equation';
import { Predict } from '@/components/prose/Predict';
import { TeacherNotes } from '@/components/prose/TeacherNotes';
import { Term } from '@/components/prose/Term';
import { Token } from '@/components/prose/Token';
import { SentenceBar } from '@/components/sentence/SentenceBar';
import { PredictNextToken } from '@/components/workbench/PredictNextToken';
import { Workbench } from '@/components/workbench/Workbench';
import { glossary, type TermId } from '@/content/glossary';

interface DefinedTermProps {
  readonly id: TermId;
  readonly children: ReactNode;
}

/** The words that chapters may use without importing them. */
const components = {
  Aside,
  Predict,
  PredictNextToken,
  SentenceBar,
  span: Equation,
  TeacherNotes,
  Term: ({ id, children }: DefinedTermProps) => <Term {...glossary[id]}>{children}</Term>,
  Token,
  Workbench,
} satisfies MDXComponents;

export function useMDXComponents(): MDXComponents {
  return components;
}
