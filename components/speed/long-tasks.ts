/**
 * Begins to watch the page's main thread. The function that it returns ends that and gives the
 * longest task that took 50 ms or more, in ms; 0 where there was none, and undefined where the
 * browser does not tell.
 */
export function watchLongTasks(): () => number | undefined {
  const told = globalThis.PerformanceObserver?.supportedEntryTypes?.includes('longtask');
  if (!told) return () => undefined;
  let longest = 0;
  const note = (entries: readonly PerformanceEntry[]) => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask' });
  return () => {
    note(observer.takeRecords());
    observer.disconnect();
    return longest;
  };
}
