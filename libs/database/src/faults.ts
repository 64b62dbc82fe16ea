/** What Postgres and its driver throw, and what it means: whether the same statement may work later. */
import { isNativeError } from 'node:util/types';

/** SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const passingClasses = [
  '08', // connection
  '53', // out of disk, memory or connections
  '57', // operator intervention: shut down, starting up, cancelled by a timeout
  '58', // I/O errors
];
const passingStates = [
  '25006', // read-only: a standby that will be promoted, or an operator at work
  '25P03', // idle in transaction too long
  '28P01', '28000', // a password in rotation; nothing about a message can cause it
  '3D000', // no such database
  '40001', '40P01', '40003', // serialisation, deadlock, unknown completion
  '55P03', '55006', // a lock not to be had
  'XX000', // internal error: disk full shows so at times
]; // prettier-ignore
const contention = ['40001', '40P01'];

/** What pg throws without a code when the server is away, closes, or does not answer in time. */
const connectionWords = /timeout|Connection terminated|not queryable|Client was closed|pool after calling end/i;

/**
 * No connection can be had. Whatever its reason, no statement's data can be at fault: a database that is closed to connections for a
 * while says 55000, which inside a statement may mean anything.
 */
export class NotOpen extends Error {
  override readonly name = 'NotOpen';
}

/** Every connection for this use is taken, and enough wait for one. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

interface DriverError extends Error {
  readonly code?: string;
}

/** True if it is the database's state and not the statement's data that is at fault: the same may work later. */
export function mayWorkLater(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const { code, message } = error as DriverError;
  if (error instanceof NotOpen || error instanceof Overloaded) return true;
  if (code === undefined) return connectionWords.test(message);
  if (/^E[A-Z_]+$/.test(code)) return true; // the operating system's: ECONNREFUSED, ENOTFOUND, EAI_AGAIN ...
  return passingClasses.some((start) => code.startsWith(start)) || passingStates.includes(code);
}

/**
 * True if statement and schema do not fit, or a right is missing: a release half-way, or a mistake of ours. It would fail with any data,
 * so no message is at fault.
 */
export function isOurFault(error: unknown): boolean {
  return isNativeError(error) && /^(42|3F|0A)/.test((error as DriverError).code ?? '');
}

/** True if two transactions were in each other's way: to be repeated at once. */
export function isContention(error: unknown): boolean {
  return isNativeError(error) && contention.includes((error as DriverError).code ?? '');
}

/** What went wrong in one line, without the statement's data. */
export function faultInWords(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  const { code, message, errors } = error as DriverError & { errors?: Error[] };
  // connecting to a name with several addresses fails with an AggregateError that has no message of its own
  const words = message || errors?.map((one) => one.message).join('; ') || error.name;
  return code && !words.includes(code) ? `${words} (${code})` : words;
}
