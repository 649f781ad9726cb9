'use client';

import { WindowDialog } from '@/components/controls/WindowDialog';
import ModelList from './ModelList';

/** The choice of the model. In a file of its own: nobody waits for it who does not open it. */
export default function ModelDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <WindowDialog title="The model" onClose={onClose}>
      <ModelList />
    </WindowDialog>
  );
}
