import { Button } from '@/components/controls/Button';
import styles from './NewVersion.module.css';
import { openNextVersion } from './offline-copy';

/** Says at the foot of the window that there is a new version, which waits. */
export default function NewVersion() {
  return (
    <p className={styles.note}>
      There is a new version of the notebook. This one stays until you open it.{' '}
      <Button onPress={openNextVersion}>Open the new version</Button>
    </p>
  );
}
