/** What a report of a mistake says of where it was found. */
export interface ReportFacts {
  readonly page: string;
  /** Undefined above the first heading. */
  readonly section: string | undefined;
  readonly model: string;
  readonly version: string;
  readonly browser: string;
}

/** Reads the facts of the page as it is now. @param model in use, by its title */
export function readFacts(model: string): ReportFacts {
  const line = window.innerHeight / 3;
  const headings = [...document.querySelectorAll<HTMLElement>('main h2[id], main figure[id]')];
  const place = headings.findLast((one) => one.getBoundingClientRect().top <= line);
  return {
    page: location.origin + location.pathname,
    section: place && `#${place.id}`,
    model,
    version: process.env.NEXT_PUBLIC_VERSION ?? '',
    browser: navigator.userAgent,
  };
}

/** Returns the facts in lines, for a report by any means. */
export const factLines = ({ page, section, model, version, browser }: ReportFacts): string[] => [
  `Page: ${page}${section ?? ''}`,
  `Model: ${model}`,
  `Version: ${version}`,
  `Browser: ${browser}`,
];

/** The questions of .github/ISSUE_TEMPLATE/fault.md, which a test compares. */
export const QUESTIONS = [
  '**What happened, and what should have happened**',
  '**How to see it again** (page, prompt, settings; "Copy link" in a figure keeps all of them)',
  '**Browser, its version, and which model was loaded**',
] as const;

/** Returns the address of a repository's form for a report, with the facts filled in. */
export function issueAddress(repository: string, facts: ReportFacts): string {
  const [what, again, browser] = QUESTIONS;
  const [page, model, version, agent] = factLines(facts);
  const body = [what, '', again, `${page}\n${version}`, browser, `${agent}\n${model}`];
  const query = new URLSearchParams({ template: 'fault.md', body: body.join('\n\n') });
  return `${repository.replace(/\/$/, '')}/issues/new?${query}`;
}
