import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './project.mjs';

/**
 * Runs a command of the project (its own `node_modules/.bin` comes first), with its output shown.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<number>} the exit code; 1 when a signal ended it
 */
export function run(command, args, { env = {}, cwd = root } = {}) {
  return ended(start(command, args, env, cwd, 'inherit'));
}

/**
 * Runs a command of the project, and collects what it prints on both streams.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function capture(command, args, env = {}) {
  const child = start(command, args, env, root, 'pipe');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return { code: await ended(child), output };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {string} cwd
 * @param {'inherit' | 'pipe'} output
 */
function start(command, args, env, cwd, output) {
  const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return spawn(command, args, {
    cwd,
    stdio: ['inherit', output, output],
    env: { ...process.env, ...env, PATH },
    // npm's launchers are .cmd files on Windows, which only a shell can start.
    shell: process.platform === 'win32',
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} the exit code; 1 when a signal ended it
 */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
