import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * What shall go wrong with a request. A delay comes first, then one of the others.
 *
 * @typedef {object} Fault
 * @property {number} [delay] wait so many milliseconds, then go on
 * @property {number} [status] answer with this status and no file
 * @property {number} [truncate] answer as if the file had only so many bytes
 * @property {number} [cut] announce the whole file, then lose the connection after so many bytes
 * @property {boolean} [drop] lose the connection without an answer
 */

/** @typedef {(pathname: string) => Fault | undefined} Faults */

/**
 * Plays a fault on a request.
 *
 * @param {Fault} fault
 * @param {{ path: string, size: number } | undefined} file the file that was asked for
 * @param {import('node:http').ServerResponse} response
 * @param {Record<string, string>} headers
 * @returns {Promise<boolean>} true when the request was answered, or never will be
 */
export async function playFault(fault, file, response, headers) {
  if (fault.delay !== undefined) await pause(fault.delay);
  if (fault.drop) {
    response.destroy();
    return true;
  }
  if (fault.status !== undefined) {
    response.writeHead(fault.status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(`${fault.status}\n`);
    return true;
  }
  const shown = fault.truncate ?? fault.cut;
  if (shown === undefined || file === undefined) return false;

  const part = await readStart(file.path, Math.min(shown, file.size));
  const announced = fault.truncate === undefined ? file.size : part.length;
  // No browser may keep a broken file and take it for the whole one later.
  const broken = { ...headers, 'Cache-Control': 'no-store', 'Content-Length': String(announced) };
  response.writeHead(200, broken);
  if (announced === part.length) response.end(part);
  else response.write(part, () => response.destroy());
  return true;
}

/**
 * @param {string} path
 * @param {number} length in bytes
 */
async function readStart(path, length) {
  const file = await open(path);
  try {
    const part = Buffer.alloc(length);
    const { bytesRead } = await file.read(part, 0, length, 0);
    return part.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
