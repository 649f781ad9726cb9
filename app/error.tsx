'use client';

import { Button } from 'react-aria-components';

interface Props {
  readonly error: Error;
  readonly reset: () => void;
}

export default function PageError({ error, reset }: Props) {
  return (
    <div className="page-grid chapter" role="alert">
      <header className="chapter-opening">
        <h1>This page stopped</h1>
        <p>Something in it failed while it was being drawn:</p>
      </header>
      <pre>{error.message}</pre>
      <p>
        <Button className="button" onPress={reset}>
          Draw it again
        </Button>
      </p>
    </div>
  );
}
