'use client';

import { Component, type ReactNode } from 'react';
import { Button } from '@/components/controls/Button';
import styles from './FigureBoundary.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | undefined;
}

/** Keeps a failure inside its figure, and says what happened. */
export class FigureBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div role="alert" className={styles.failure}>
        <p>
          The figure “{this.props.title}” could not be drawn: {error.message}. The rest of the page
          works without it.
        </p>
        <Button onPress={() => this.setState({ error: undefined })}>Draw it again</Button>
      </div>
    );
  }
}
