/** Ports on 127.0.0.1: a free one by choice, or the one asked for, or one sentence that says why not. */
import { createServer } from 'node:net';
import { LocalStackError } from './local-stack-error.ts';

/** The port named by an environment variable; undefined if it is unset or empty. Throws LocalStackError if it is no port. */
export function portFrom(variable: string): number | undefined {
  const text = process.env[variable];
  if (!text) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new LocalStackError(`${variable} is "${text}": it takes a port, 1 to 65535.`);
  return port;
}

/** A free port: `wanted`, or any. Throws LocalStackError, naming the port and the variable to change it by, if it can't be had. */
export function freePort(variable: string, wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use' : `can't be listened on (${error.code})`;
      reject(new LocalStackError(`Port ${wanted} ${why}: set ${variable} to another.`));
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
