import { act, render, screen } from '@testing-library/react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WhenNear } from '@/components/figure/WhenNear';
import { type Projector, ProjectorContext } from '@/components/projector/ProjectorProvider';

/** What the window tells: that the element has come near. */
let comeNear: () => void;
let root: Root | undefined;
/** True once React draws the figure itself. */
let drawn: boolean;

beforeEach(() => {
  drawn = false;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
        told([{ isIntersecting: false }]);
        comeNear = () => told([{ isIntersecting: true }]);
      }
      observe() {}
      disconnect() {}
    },
  );
});

afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function Picture() {
  drawn = true;
  return (
    <figure>
      <p>recorded</p>
      <div>
        <button type="button">First</button>
        <button type="button">Second</button>
      </div>
    </figure>
  );
}

function Page({ projected }: Partial<Pick<Projector, 'projected'>>) {
  return (
    <ProjectorContext value={{ projected, toggle: () => {}, register: () => () => {} }}>
      <WhenNear>
        <Picture />
      </WhenNear>
    </ProjectorContext>
  );
}

/** Has React take over a page that came as HTML; returns the figure as it came. */
function arrive(): Element | null {
  const box = document.createElement('main');
  document.body.append(box);
  const { window } = globalThis;
  vi.stubGlobal('window', undefined);
  box.innerHTML = renderToString(<Page />);
  vi.stubGlobal('window', window);
  drawn = false;
  const sent = box.querySelector('figure');
  act(() => {
    root = hydrateRoot(box, <Page />);
  });
  return sent;
}

test('leaves the figure of the page’s HTML as it is until the reader comes near', async () => {
  const sent = arrive();
  expect(sent?.textContent).toBe('recordedFirstSecond');
  expect(document.querySelector('figure')).toBe(sent);
  expect(drawn).toBe(false);
  await act(async () => comeNear());
  expect(drawn).toBe(true);
  expect(document.querySelectorAll('figure')).toHaveLength(1);
  expect(document.querySelector('figure')).not.toBe(sent);
  expect(document.querySelector('figure')?.textContent).toBe('recordedFirstSecond');
});

test('what the keyboard reaches wakes, and keeps the focus', () => {
  arrive();
  act(() => screen.getByRole('button', { name: 'Second' }).focus());
  expect(drawn).toBe(true);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Second' }));
});

test('wakes before the page is printed, so that what scripts draw is on the paper', () => {
  arrive();
  act(() => void dispatchEvent(new Event('beforeprint')));
  expect(drawn).toBe(true);
});

test('wakes where a figure is projected, and stays awake', () => {
  arrive();
  act(() => root?.render(<Page projected="another" />));
  expect(drawn).toBe(true);
  const figure = document.querySelector('figure');
  act(() => root?.render(<Page />));
  expect(document.querySelector('figure')).toBe(figure);
});

test('is awake at once where no HTML was there before', () => {
  render(<Page />);
  expect(drawn).toBe(true);
});
