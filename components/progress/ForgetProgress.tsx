'use client';

import { Button } from '@/components/controls/Button';
import { useStore } from '@/components/storage/createStore';
import { forgetStored } from '@/components/storage/stored';
import { forgetProgress, progressStore } from './progress-store';

/** Says that this device remembers what was read, and forgets it on demand. */
export function ForgetProgress() {
  const progress = useStore(progressStore);
  if (Object.keys(progress).length === 0) {
    return (
      <p>
        This device will remember which sections you have read and which exercises you have
        answered. Nothing of it leaves the device.
      </p>
    );
  }
  const forget = () => {
    forgetStored('predict:');
    forgetProgress();
  };
  return (
    <p>
      Only this device remembers which sections you have read, and your guesses in the exercises.{' '}
      <Button look="quiet" onPress={forget}>
        Forget it
      </Button>
    </p>
  );
}
