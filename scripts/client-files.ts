import openapiTS, { astToString } from 'openapi-typescript';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly schema: { readonly type?: string; readonly enum?: readonly string[]; readonly format?: string };
}
interface Document {
  readonly paths: Readonly<
    Record<string, { readonly get?: { readonly operationId: string; readonly parameters?: readonly Parameter[] } }>
  >;
}

const MARK = '// Written by `npm run contracts` from docs/openapi.json.\n';
/** Words to choose from are named where they are so few. */
const SHOWN_WORDS = 4;

/** What of the client in clients/typescript/src is written from an OpenAPI document, by file. */
export async function clientFiles(document: string): Promise<Record<string, string>> {
  const types = astToString(await openapiTS(document, { defaultNonNullable: false }));
  return { 'api.ts': MARK + types, 'parameters.ts': MARK + parameterLists(JSON.parse(document) as Document) };
}

/** The types are gone when a program runs: what a question takes, for those that make a form or a command of it. */
function parameterLists({ paths }: Document): string {
  const lists = Object.values(paths).flatMap(({ get }) => {
    const asked = (get?.parameters ?? []).filter((parameter) => parameter.in === 'query');
    return get && asked.length > 0 ? [[get.operationId, asked.map(told)] as const] : [];
  });
  return `
export interface QueryParameter {
  readonly name: string;
  /** What it takes, in a word. */
  readonly takes: string;
  readonly says: string;
}

/** Of each GET, by operationId. */
export const queryParameters: Readonly<Record<string, readonly QueryParameter[]>> = ${JSON.stringify(Object.fromEntries(lists), null, 2)};
`;
}

function told({ name, description = '', schema: { type, enum: words = [] } }: Parameter) {
  const takes = words.length > 0 && words.length <= SHOWN_WORDS ? words.join('|') : type === 'integer' ? 'number' : 'text';
  return { name, takes, says: description };
}
