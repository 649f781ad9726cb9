import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { factLines, issueAddress, QUESTIONS, type ReportFacts } from '@/components/report/facts';

const facts: ReportFacts = {
  page: 'https://school.example/notebook/learning',
  section: '#surprise',
  model: 'storybook',
  version: '0.1.0 (abc1234)',
  browser: 'Browser 1 & only',
};

test('the form asks what the repository’s template asks', () => {
  const template = readFileSync('.github/ISSUE_TEMPLATE/fault.md', 'utf8');
  expect(template.split('\n').filter((line) => line.startsWith('**'))).toEqual([...QUESTIONS]);
});

test('its address fills in the page, the section, the model and the version', () => {
  const url = new URL(issueAddress('https://git.example/a/b/', facts));
  expect(url.origin + url.pathname).toBe('https://git.example/a/b/issues/new');
  expect(url.searchParams.get('template')).toBe('fault.md');
  const body = url.searchParams.get('body') ?? '';
  for (const part of [...QUESTIONS, ...factLines(facts)]) expect(body).toContain(part);
  expect(body).toContain('https://school.example/notebook/learning#surprise');
});
