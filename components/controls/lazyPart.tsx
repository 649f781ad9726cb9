'use client';

import {
  type ComponentType,
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useState,
} from 'react';
import { Button } from './Button';
import { WindowNote } from './WindowNote';

/** Loads the code of a part once more. */
const Retry = createContext<() => void>(() => undefined);

/**
 * Returns a component whose code is loaded when it is first shown, as by React's `lazy`. Where the
 * code does not arrive, all else stays as it is, and a note offers to try again. Like `lazy`, it is
 * called once, in a module.
 *
 * @param fallback is shown until the code is there
 */
export function lazyPart<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  fallback: ReactNode = null,
): ComponentType<P> {
  const fetchPart = () =>
    lazy<ComponentType<P>>(() =>
      load().catch(() => {
        part = fetchPart();
        return { default: Missing };
      }),
    );
  let part = fetchPart();
  // biome-ignore lint/correctness/noComponentHookFactories: made once for a module, as lazy's are
  return function LazyPart(props: P) {
    const [Shown, show] = useState(() => part);
    return (
      <Retry value={() => show(() => part)}>
        <Suspense fallback={fallback}>
          <Shown {...props} />
        </Suspense>
      </Retry>
    );
  };
}

function Missing() {
  return (
    <div role="alert" className="no-print">
      <WindowNote>
        This part of the notebook did not arrive. The site may be out of reach; everything else
        stays as it is. <Button onPress={use(Retry)}>Try again</Button>
      </WindowNote>
    </div>
  );
}
