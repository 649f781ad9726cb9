import Prose, { minutes, sections } from '@/content/inside-a-block.mdx';
import { ChapterPage, metadataOf } from '../ChapterPage';

const slug = 'inside-a-block';

export const metadata = metadataOf(slug);

export default function InsideABlock() {
  return (
    <ChapterPage slug={slug} sections={sections} minutes={minutes}>
      <Prose />
    </ChapterPage>
  );
}
