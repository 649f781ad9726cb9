import Prose, { minutes, sections } from '@/content/masked-attention.mdx';
import { ChapterPage, metadataOf } from '../ChapterPage';

const slug = 'masked-attention';

export const metadata = metadataOf(slug);

export default function MaskedAttention() {
  return (
    <ChapterPage slug={slug} sections={sections} minutes={minutes}>
      <Prose />
    </ChapterPage>
  );
}
