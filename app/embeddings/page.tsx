import Prose, { minutes, sections } from '@/content/embeddings.mdx';
import { ChapterPage, metadataOf } from '../ChapterPage';

const slug = 'embeddings';

export const metadata = metadataOf(slug);

export default function Embeddings() {
  return (
    <ChapterPage slug={slug} sections={sections} minutes={minutes}>
      <Prose />
    </ChapterPage>
  );
}
