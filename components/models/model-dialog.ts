import { createStore } from '@/components/storage/createStore';

/** Whether the model's dialog is open, and the repository that its reader came for. */
interface ModelDialogState {
  readonly isOpen: boolean;
  readonly repository?: string;
}

export const modelDialog = createStore<ModelDialogState>({ isOpen: false });

/** Opens the dialog; nothing is looked up before the reader asks. */
export const openModelDialog = (repository?: string): void =>
  modelDialog.set({ isOpen: true, ...(repository ? { repository } : {}) });

export const closeModelDialog = (): void => modelDialog.set({ isOpen: false });
