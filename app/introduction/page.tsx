import Prose, { minutes, sections } from '@/content/introduction.mdx';
import { ChapterPage, metadataOf } from '../ChapterPage';

const slug = 'introduction';

export const metadata = metadataOf(slug);

export default function Introduction() {
  return (
    <ChapterPage slug={slug} sections={sections} minutes={minutes}>
      <Prose />
    </ChapterPage>
  );
}
