'use client';

import { Button } from '@/components/controls/Button';
import openingStyles from './opening.module.css';

interface Props {
  readonly error: Error;
  readonly reset: () => void;
}

export default function PageError({ error, reset }: Props) {
  return (
    <div className="page-grid chapter" role="alert">
      <header className={openingStyles.opening}>
        <h1>This page stopped</h1>
        <p>Something in it failed while it was being drawn:</p>
      </header>
      <pre>{error.message}</pre>
      <p>
        <Button onPress={reset}>Draw it again</Button>
      </p>
    </div>
  );
}
