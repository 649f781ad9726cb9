import { buildIfNeeded, exportFolder } from './build-if-needed.mjs';
import { startServer } from './serve.mjs';

const port = Number(process.env.PORT ?? 3000);

try {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`);
  }
  await buildIfNeeded();
  const server = await startServer({ directory: exportFolder, port });
  console.log(`Inside GPT-2 is open at ${server.url} (Ctrl+C ends it).`);
} catch (error) {
  console.error(explain(/** @type {NodeJS.ErrnoException} */ (error)));
  process.exitCode = 1;
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
