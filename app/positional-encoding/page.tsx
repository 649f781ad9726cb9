import Prose, { minutes, sections } from '@/content/positional-encoding.mdx';
import { ChapterPage, metadataOf } from '../ChapterPage';

const slug = 'positional-encoding';

export const metadata = metadataOf(slug);

export default function PositionalEncoding() {
  return (
    <ChapterPage slug={slug} sections={sections} minutes={minutes}>
      <Prose />
    </ChapterPage>
  );
}
