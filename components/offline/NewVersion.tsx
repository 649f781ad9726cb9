import { Button } from '@/components/controls/Button';
import { WindowNote } from '@/components/controls/WindowNote';
import { openNextVersion } from './offline-copy';

/** Says at the foot of the window that there is a new version, which waits. */
export default function NewVersion() {
  return (
    <WindowNote>
      There is a new version of the notebook. This one stays until you open it.{' '}
      <Button onPress={openNextVersion}>Open the new version</Button>
    </WindowNote>
  );
}
