import Prose, { minutes, sections } from '@/content/circuits.mdx';
import { ChapterPage, metadataOf } from '../ChapterPage';

const slug = 'circuits';

export const metadata = metadataOf(slug);

export default function Circuits() {
  return (
    <ChapterPage slug={slug} sections={sections} minutes={minutes}>
      <Prose />
    </ChapterPage>
  );
}
