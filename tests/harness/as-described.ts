/** Holds every answer of a service under test against the OpenAPI document that it gives of itself: status, type and body. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Service } from '#service';

const MAX_TOLD = 10;

interface Held {
  readonly service: Service;
  /** @throws Error that names each answer that was not as the document says */
  check(this: void): void;
}

/** To be started in place of the service; what its answers fail in is told by check(), once all is done. */
export function asDescribed(service: Service, documentOf: (app: NestFastifyApplication) => OpenAPIObject): Held {
  const faults = new Set<string>();
  return {
    service: {
      ...service,
      async prepare(app) {
        await service.prepare?.(app);
        let described: Described | undefined;
        app
          .getHttpAdapter()
          .getInstance()
          .addHook('onSend', async (request, reply, payload) => {
            described ??= new Described(documentOf(app));
            const fault = described.faultOf(request, reply, payload);
            if (fault) faults.add(`${request.method} ${request.url.slice(0, 200)} -> ${reply.statusCode}: ${fault}`);
          });
      },
    },
    check() {
      if (faults.size === 0) return;
      const told = [...faults].slice(0, MAX_TOLD).join('\n  ');
      throw new Error(`${faults.size} answers are not as the OpenAPI document says:\n  ${told}`);
    },
  };
}

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

/** An OpenAPI 3.1 document by which answers are judged. */
export class Described {
  readonly #document: OpenAPIObject;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: OpenAPIObject) {
    this.#document = document;
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv);
    this.#ajv.addSchema(document, 'api');
  }

  /** @returns what is wrong with an answer; undefined if nothing is */
  faultOf({ method, routeOptions: { url } }: FastifyRequest, reply: FastifyReply, payload: unknown): string | undefined {
    if (method === 'HEAD' || method === 'OPTIONS' || /^\/(docs|openapi)/.test(url ?? '')) return undefined;
    const [type] = String(reply.getHeader('content-type') ?? '').split(';');
    if (url === undefined) return this.#judge(['components', 'responses', 'Problem400'], type!, payload);
    if (reply.statusCode === 500) return this.#judge(['components', 'responses', 'Problem400'], type!, payload); // no operation has it, any may fail
    const path = url
      .replace(/:(\w+)/g, '{$1}')
      .replace(/\*$/, '{id}')
      .replace('/https:://newsapi.org/', '/'); // the same again, as a proxy is asked for it
    const operation = (this.#document.paths[path] as Record<string, { responses: Record<string, Response> }> | undefined)?.[
      method.toLowerCase()
    ];
    if (!operation) return `the document has no ${method} ${path}`;
    if (!operation.responses[reply.statusCode]) return 'the document has no such status';
    return this.#judge(['paths', path, method.toLowerCase(), 'responses', String(reply.statusCode)], type!, payload);
  }

  #judge(place: readonly string[], type: string, payload: unknown): string | undefined {
    const [response, where] = this.#at(place);
    if (!response.content) return payload === undefined || payload === '' || payload === null ? undefined : 'there is a body';
    const known = Object.keys(response.content).find((each) => each.split(';')[0] === type);
    if (known === undefined) return `the document has no ${type || 'answer without a type'}`;
    if (!/[/+]json$/.test(type) || !response.content[known]!.schema || typeof payload !== 'string') return undefined;
    const validate = this.#validator([...where, 'content', known, 'schema']);
    return validate(JSON.parse(payload)) ? undefined : this.#ajv.errorsText(validate.errors, { dataVar: '' });
  }

  /** What stands at a place of the document, or at the one that is referred to there. */
  #at(place: readonly string[]): [Response, readonly string[]] {
    let found: unknown = this.#document;
    for (const key of place) found = (found as Record<string, unknown>)[key];
    const { $ref } = found as { $ref?: string };
    return $ref === undefined ? [found as Response, place] : this.#at($ref.split('/').slice(1));
  }

  #validator(place: readonly string[]): ValidateFunction {
    const pointer = place.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    let validate = this.#validators.get(pointer);
    if (!validate) this.#validators.set(pointer, (validate = this.#ajv.compile({ $ref: `api#/${pointer}` })));
    return validate;
  }
}
