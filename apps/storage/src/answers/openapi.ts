import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { ProblemAnswer } from './ask.ts';

const description = `What Khabar knows of the articles that it took in: their text, who and where they name, what they are about.
Lists are newest first and go on by \`page.nextCursor\`. Errors are RFC 9457 problem+json. Offsets count UTF-16 code units.`;

/** GET /openapi.json and a page to try it at /docs. Parameters and answers are described by the very schemas that read and shape them. */
export function describeApi(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Khabar storage')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .build();
  const build = (): OpenAPIObject =>
    finish(SwaggerModule.createDocument(app, config, { standardSchemaConverter: convert, autoTagControllers: false }));
  SwaggerModule.setup('docs', app, build, { jsonDocumentUrl: 'openapi.json', raw: ['json'], customSiteTitle: 'Khabar' });
}

type Converted = { schema: Record<string, unknown>; components: Record<string, Record<string, unknown>> };

/** zod -> JSON Schema 2020-12, which is OpenAPI 3.1's. Schemas with an id become components. */
function convert(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }): Converted | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $schema: _,
    $defs: components = {},
    ...rest
  } = z.toJSONSchema(schema, {
    io: schemaType,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const shown = z.globalRegistry.get(zodSchema)?.['openapi'];
      delete jsonSchema['openapi'];
      if (!shown) return;
      const { description: said } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
      Object.assign(jsonSchema, shown, said ? { description: said } : {});
    },
  });
  return { schema: rest, components: components as Converted['components'] };
}

function finish(document: OpenAPIObject): OpenAPIObject {
  const { $schema: _, ...problem } = z.toJSONSchema(ProblemAnswer);
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: problem as object } };
  // Fastify's wildcard has no name; to a client it is the id that it stands for.
  const { '/v1/entities/{path}': entity, ...paths } = document.paths;
  entity!.get!.parameters = entity!.get!.parameters?.filter((parameter) => !('name' in parameter) || parameter.name !== '*');
  return { ...document, paths: { ...paths, '/v1/entities/{id}': entity! } };
}
