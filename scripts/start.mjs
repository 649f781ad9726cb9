import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import { buildIfNeeded, exportFolder } from './build-if-needed.mjs';
import { startServer } from './serve.mjs';

const port = Number(process.env.PORT ?? 3000);

try {
  const { values } = parseArgs({ options: { lan: { type: 'boolean', default: false } } });
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`);
  }
  await buildIfNeeded();
  const host = values.lan ? '0.0.0.0' : '127.0.0.1';
  const server = await startServer({ directory: exportFolder, port, host });
  console.log(`Inside GPT-2 is open at ${server.url} (Ctrl+C ends it).`);
  console.log(
    values.lan
      ? describeNetwork(server.port)
      : 'Only this machine can open it; `npm start -- --lan` lets the network in.',
  );
} catch (error) {
  console.error(explain(/** @type {NodeJS.ErrnoException} */ (error)));
  process.exitCode = 1;
}

/** @param {number} port */
function describeNetwork(port) {
  const addresses = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
  return addresses.length === 0
    ? 'This machine is in no network.'
    : `Other machines in the network open ${addresses.join(' or ')}`;
}

/** @param {NodeJS.ErrnoException} error */
function explain(error) {
  if (error.code === 'EADDRINUSE') {
    return (
      `Port ${port} is in use by another program.\n` +
      `End that program, or choose another port: PORT=${port + 1} npm start`
    );
  }
  if (error.code === 'EACCES' && port < 1024) {
    return `Port ${port} needs an administrator's rights. Choose another: PORT=3000 npm start`;
  }
  return error.message;
}
