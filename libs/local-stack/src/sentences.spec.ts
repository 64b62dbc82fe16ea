/** What a person reads where a start can't go on: one sentence with the name of what to change. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifiedJars } from './jars.ts';
import { portFrom } from './ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'khabar-jars-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => delete process.env.STORAGE_PORT);

it('a jar that is not the one in jars.sha256', () => {
  expect(verifiedJars(folder)).toBeUndefined();
  writeFileSync(join(folder, 'HdrHistogram-2.2.2.jar'), 'cut short');
  expect(() => verifiedJars(folder)).toThrow(
    /HdrHistogram-2\.2\.2\.jar is not the jar that Khabar knows .*: remove .* and start again\.$/,
  );
});

it.each(['http', '0', '65536', '80.5', '-1'])('STORAGE_PORT=%s', (port) => {
  process.env.STORAGE_PORT = port;
  expect(() => portFrom('STORAGE_PORT')).toThrow(`STORAGE_PORT is "${port}": it takes a port, 1 to 65535.`);
});

it.each([
  ['', undefined],
  ['8080', 8080],
])('STORAGE_PORT=%s is a port', (text, port) => {
  process.env.STORAGE_PORT = text;
  expect(portFrom('STORAGE_PORT')).toBe(port);
});
