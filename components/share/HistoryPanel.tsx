'use client';

import { useState } from 'react';
import { Button } from '@/components/controls/Button';
import type { SavedRun } from '@/lib/history/saved-runs';
import styles from './HistoryPanel.module.css';
import type { History } from './useHistory';

interface HistoryPanelProps {
  readonly history: Omit<History, 'save'>;
  readonly onOpen: (run: SavedRun) => void;
}

/** The runs saved on this device; each can be opened or deleted. */
export function HistoryPanel({ history, onOpen }: HistoryPanelProps) {
  const { runs, problem, remove, removeAll } = history;
  const [asking, setAsking] = useState(false);
  return (
    <section className={styles.kept} aria-label="Runs on this device">
      <div className={styles.head}>
        <h3 className={styles.title}>Runs on this device</h3>
        {runs.length === 0 ? null : asking ? (
          <span className={styles.actions}>
            Delete {runs.length === 1 ? 'the run' : `all ${runs.length} runs`}?
            <Button
              onPress={() => {
                setAsking(false);
                removeAll();
              }}
            >
              Delete all
            </Button>
            <Button look="quiet" onPress={() => setAsking(false)}>
              Keep them
            </Button>
          </span>
        ) : (
          <Button look="quiet" onPress={() => setAsking(true)}>
            Delete all …
          </Button>
        )}
      </div>
      {problem ? <p role="alert">{problem}</p> : null}
      {runs.length === 0 ? (
        <p className={styles.note}>No run is kept yet. They stay on this device and go nowhere.</p>
      ) : (
        <ol className={styles.list}>
          {runs.map((run) => (
            <KeptItem key={run.id} run={run} onOpen={onOpen} onDelete={remove} />
          ))}
        </ol>
      )}
    </section>
  );
}

function KeptItem({
  run,
  onOpen,
  onDelete,
}: {
  readonly run: SavedRun;
  readonly onOpen: (run: SavedRun) => void;
  readonly onDelete: (id: string) => void;
}) {
  const name = run.prompt.trim() === '' ? 'the empty prompt' : `“${shortened(run.prompt)}”`;
  return (
    <li className={styles.run}>
      <p className={styles.text}>
        <bdi>
          <b>{run.prompt}</b>
          {run.text}
        </bdi>
      </p>
      <p className={styles.note}>
        {run.model} · <time dateTime={new Date(run.at).toISOString()}>{written(run.at)}</time>
      </p>
      <div className={styles.actions}>
        <Button aria-label={`Open ${name}`} onPress={() => onOpen(run)}>
          Open
        </Button>
        <Button look="quiet" aria-label={`Delete ${name}`} onPress={() => onDelete(run.id)}>
          Delete
        </Button>
      </div>
    </li>
  );
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

const written = (at: number) =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
