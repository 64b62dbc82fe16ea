/** The OpenAPI document: strict, current, and the client that is made of it. That answers are as it says is held in every test of storage. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiDocument } from '../apps/storage/src/answers/openapi.ts';
import { StorageConfig } from '../apps/storage/src/config.ts';
import { storage } from '../apps/storage/src/storage.module.ts';
import { clientFiles } from '../scripts/client-files.ts';
import { Described } from './harness/as-described.ts';

const read = (path: string) => readFileSync(path, 'utf8');

let document: OpenAPIObject;
let operations: [name: string, operation: Operation][];
interface Operation {
  operationId: string;
  tags: string[];
  parameters?: { name: string; in: string; schema: object; example?: unknown; description: string }[];
  responses: Record<string, { content?: Record<string, { schema?: object; example?: unknown }> }>;
}

beforeAll(async () => {
  const { module } = storage(StorageConfig.parse({ DATABASE_URL: 'postgres://127.0.0.1/x', KAFKA_BROKERS: '127.0.0.1:9' }));
  const app = await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: false });
  document = JSON.parse(JSON.stringify(apiDocument(app))) as OpenAPIObject;
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
}, 60_000);

test('docs/openapi.json is current (npm run contracts writes it)', () =>
  expect(JSON.parse(read('docs/openapi.json'))).toEqual(document));

test('what of the client is written from it is current (npm run contracts writes it)', async () => {
  const files = await clientFiles(JSON.stringify(document));
  expect(Object.keys(files)).toHaveLength(2);
  for (const [file, text] of Object.entries(files)) expect(read(`clients/typescript/src/${file}`)).toBe(text);
});

test('a strict linter has nothing to say', async () => {
  const [code, output] = await redocly('docs/openapi.json');
  expect([code, output]).toEqual([0, expect.stringContaining('valid') as string]);
  expect(output).not.toMatch(/warning/i);
}, 60_000);

test('every question says how it is refused, and when to ask again', () => {
  const asked = operations.filter(([, { tags }]) => !tags.includes('health'));
  expect(asked.length).toBeGreaterThan(20);
  for (const [name, { responses }] of asked)
    expect([name, Object.keys(responses)]).toEqual([name, expect.arrayContaining(['400', '401', '403', '429', '503'])]);
});

test('examples are what parameters take and answers are', () => {
  const ajv = new Ajv2020({ strict: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(document, 'api');
  let answers = 0;
  const hold = (what: string, schema: object, example: unknown) => {
    const whole = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object;
    const validate = ajv.compile(whole);
    expect([what, validate(example), validate.errors]).toEqual([what, true, null]);
  };
  for (const [name, { parameters = [], responses }] of operations) {
    for (const { name: parameter, schema, example } of parameters)
      if (example !== undefined) hold(`${name} ${parameter}`, schema, example);
    for (const { content = {} } of Object.values(responses))
      for (const { schema, example } of Object.values(content))
        if (example !== undefined) {
          hold(name, schema!, example);
          answers += 1;
        }
  }
  expect(answers).toBeGreaterThan(5);
});

test.each<[string, number, string, string, RegExp | undefined]>([
  [
    '/v1/topics',
    200,
    'application/json',
    '{"data":[],"page":{"limit":1,"nextCursor":null},"query":{"normalised":{},"warnings":[]}}',
    undefined,
  ],
  ['/v1/topics', 200, 'application/json', '{"data":[],"page":{"limit":"1"}}', /query|limit/],
  ['/v1/topics', 200, 'text/html', '<p>', /no text\/html/],
  ['/v1/topics', 418, 'application/problem+json', '{}', /no such status/],
  ['/v1/articles/:articleId', 404, 'application/problem+json', '{"status":404}', /required property/],
  ['/v1/none', 200, 'application/json', '{}', /no GET \/v1\/none/],
])('an answer is judged: %s %i %s %s', (url, statusCode, type, body, fault) => {
  const request = { method: 'GET', routeOptions: { url } } as FastifyRequest;
  const told = new Described(document).faultOf(request, { statusCode, getHeader: () => type } as unknown as FastifyReply, body);
  expect(told ?? '').toMatch(fault ?? /^$/);
});

function redocly(file: string): Promise<[code: number, output: string]> {
  return new Promise((resolve) =>
    execFile(process.execPath, ['node_modules/@redocly/cli/bin/cli.js', 'lint', file], (error, stdout, stderr) =>
      resolve([error ? Number(error.code) : 0, stdout + stderr]),
    ),
  );
}
