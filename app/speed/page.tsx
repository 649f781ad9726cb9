import { SpeedFigure } from '@/components/speed/SpeedFigure';
import { speed } from '@/content/chapters';
import Notes from '@/content/notes/speed.mdx';
import { pageMetadata } from '../page-metadata';
import { ToolPage } from '../ToolPage';

export const metadata = pageMetadata(speed);

export default function SpeedPage() {
  return (
    <ToolPage tool={speed}>
      <SpeedFigure />
      <Notes />
    </ToolPage>
  );
}
