import Prose from '@/content/masked-attention.mdx';
import { ChapterPage, metadataOf } from '../ChapterPage';

const slug = 'masked-attention';

export const metadata = metadataOf(slug);

export default function MaskedAttention() {
  return (
    <ChapterPage slug={slug}>
      <Prose />
    </ChapterPage>
  );
}
