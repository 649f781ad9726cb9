import Prose, { minutes, sections } from '@/content/auto-regression.mdx';
import { ChapterPage, metadataOf } from '../ChapterPage';

const slug = 'auto-regression';

export const metadata = metadataOf(slug);

export default function AutoRegression() {
  return (
    <ChapterPage slug={slug} sections={sections} minutes={minutes}>
      <Prose />
    </ChapterPage>
  );
}
