import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import { startServer } from '../serve.mjs';
import { terminalQr } from './terminal-qr.mjs';

/**
 * Reads what a command line says of the server: `--lan`, and `--port`, else the PORT of the
 * environment, else 3000.
 *
 * @throws when the port is none, or there is another option
 */
export function readServerOptions() {
  const { values } = parseArgs({
    options: { lan: { type: 'boolean', default: false }, port: { type: 'string' } },
  });
  const given = values.port ?? process.env.PORT ?? '3000';
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`The port must be a number from 0 to 65535, not "${given}".`);
  }
  return { port, lan: values.lan };
}

/**
 * Serves a site, and prints where it is open. Without `lan` only this machine can reach it.
 *
 * @param {string} directory
 * @param {{ port: number, lan: boolean }} options
 * @throws {Error} that says what to do when the port cannot be had
 */
export async function openSite(directory, { port, lan }) {
  const host = lan ? '0.0.0.0' : '127.0.0.1';
  const server = await startServer({ directory, port, host }).catch((error) => {
    throw explain(error, port);
  });
  console.log(`Inside GPT-2 is open at ${server.url} (Ctrl+C ends it).`);
  console.log(
    lan ? describeNetwork(server) : 'Only this machine can open it; --lan lets the network in.',
  );
}

/** @param {{ url: string, port: number }} server */
function describeNetwork({ url, port }) {
  const { pathname } = new URL(url);
  const addresses = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}${pathname.replace(/\/$/, '')}`);
  const [first] = addresses;
  if (first === undefined) return 'This machine is in no network.';
  return `Other machines in the network open ${addresses.join(' or ')}\n\n${terminalQr(first)}\n`;
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {number} port
 */
function explain(error, port) {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} is in use by another program.\n` +
        `End that program, or choose another port: --port ${port + 1}`,
    );
  }
  if (error.code === 'EACCES' && port < 1024) {
    return new Error(`Port ${port} needs an administrator's rights. Choose another: --port 3000`);
  }
  return error;
}
