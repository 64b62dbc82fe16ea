/** Prints what storage answers as OpenAPI, without broker and database: `npm run contracts` writes it to docs/openapi.json. */
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { apiDocument } from './answers/openapi.ts';
import { StorageConfig } from './config.ts';
import { storage } from './storage.module.ts';

const { module } = storage(StorageConfig.parse({ DATABASE_URL: 'postgres://127.0.0.1/none', KAFKA_BROKERS: '127.0.0.1:9092' }));
const app = await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: false });
process.stdout.write(`${JSON.stringify(apiDocument(app), null, 2)}\n`);
