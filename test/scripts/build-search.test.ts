import { expect, test } from 'vitest';
import { sectionTexts } from '@/scripts/build-search.mjs';

const source = `import { Fact } from '@/components/x';

Before *all* sections.

## From scores to **probabilities**

A share is $p_i$, and storybook gives <Fact of="share" /> to <Token>·dog</Token>.

- one
- two

<TeacherNotes>
For teachers.
</TeacherNotes>

<Aside>
Beside it.
</Aside>

## Next

\`\`\`ts
code();
\`\`\`
`;

test('a section has its title, its address and its prose, without equations, code and notes for teachers', () => {
  expect(sectionTexts('a', source)).toEqual([
    { slug: 'a', id: '', title: '', text: 'Before all sections.' },
    {
      slug: 'a',
      id: 'from-scores-to-probabilities',
      title: 'From scores to probabilities',
      text: 'A share is , and storybook gives to ·dog. one two Beside it.',
    },
    { slug: 'a', id: 'next', title: 'Next', text: '' },
  ]);
});
