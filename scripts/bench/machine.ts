import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Machine } from '@/lib/speed/speed-report';

/** Returns the machine in general terms: no name of a host, no path. @param browser's version */
export function thisMachine(browser: string): Machine {
  return {
    cpu: (cpus()[0]?.model ?? 'unknown processor').replace(/\s+/g, ' ').trim(),
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    browser: `Chromium ${browser.split('.')[0]}`,
    date: new Date().toISOString().slice(0, 10),
  };
}
