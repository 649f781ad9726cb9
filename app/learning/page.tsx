import Prose, { minutes, sections } from '@/content/learning.mdx';
import { ChapterPage, metadataOf } from '../ChapterPage';

const slug = 'learning';

export const metadata = metadataOf(slug);

export default function Learning() {
  return (
    <ChapterPage slug={slug} sections={sections} minutes={minutes}>
      <Prose />
    </ChapterPage>
  );
}
