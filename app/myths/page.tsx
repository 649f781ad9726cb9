import { PageMap } from '@/components/site/PageMap';
import { myths } from '@/content/chapters';
import Prose, { sections } from '@/content/myths/prose.mdx';
import { pageMetadata } from '../page-metadata';
import { ToolPage } from '../ToolPage';

export const metadata = pageMetadata(myths);

export default function MythsPage() {
  return (
    <ToolPage tool={myths}>
      <PageMap slug={myths.slug} sections={sections} />
      <Prose />
    </ToolPage>
  );
}
