import 'katex/dist/katex.min.css';
import './generated/fonts/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/grid.css';
import './styles/prose.css';
import './styles/site.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { ModelStatus } from '@/components/engine/ModelStatus';
import { ModelMenu } from '@/components/models/ModelMenu';
import { SiteFooter } from '@/components/site/SiteFooter';
import { SiteHeader } from '@/components/site/SiteHeader';
import { SiteShell } from '@/components/site/SiteShell';
import { BASE_PATH } from '@/components/site/site-url';
import { TransitionsGuard } from '@/components/site/TransitionsGuard';
import { TranslatorGuard } from '@/components/site/TranslatorGuard';
import { cells, glossaryPage, lab, myths, readyChapters, speed } from '@/content/chapters';

const description =
  'A notebook on how GPT-2 finds the next word, with the model running in your browser.';

/**
 * The style of everything that react-aria lets a finger press. Its usePress adds it to the head when a
 * page comes to life, unless an element of this id is there: a browser then lays out the whole page again.
 */
const PRESSABLE = {
  id: 'react-aria-pressable-style',
  rule: '@layer { [data-react-aria-pressable] { touch-action: pan-x pan-y pinch-zoom; } }',
};

export const metadata: Metadata = {
  title: { default: 'Inside GPT-2', template: '%s · Inside GPT-2' },
  description,
  openGraph: { title: 'Inside GPT-2', description, type: 'website', locale: 'en' },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The two values of --paper in tokens.css; a test holds them together.
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf7f0' },
    { media: '(prefers-color-scheme: dark)', color: '#171511' },
  ],
};

const stops = readyChapters.map(({ slug, title }) => ({ slug, title }));
const tools = [
  { slug: lab.slug, title: lab.title, projects: true },
  { slug: cells.slug, title: cells.title, projects: false },
  { slug: myths.slug, title: myths.title, projects: false },
  { slug: glossaryPage.slug, title: glossaryPage.title, projects: false, inFooter: true },
  { slug: speed.slug, title: speed.title, projects: true, inFooter: true },
];

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    // opening.js sets data-theme before React sees the page.
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src={`${BASE_PATH}/opening.js`} />
        <style id={PRESSABLE.id}>{PRESSABLE.rule}</style>
      </head>
      <body>
        <TransitionsGuard />
        <TranslatorGuard />
        <SiteShell
          header={
            <SiteHeader
              stops={stops}
              tools={tools}
              status={<ModelStatus />}
              model={<ModelMenu />}
            />
          }
          footer={<SiteFooter stops={tools.filter(({ inFooter }) => inFooter)} />}
        >
          {children}
        </SiteShell>
      </body>
    </html>
  );
}
