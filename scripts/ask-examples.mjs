/** What storage answers on the samples, short enough to stand in its OpenAPI document. */

/** Of lists, so many are shown. */
const SHOWN = 2;

/** As articles came is another order each time. */
const leftOut = ['listStaleArticles'];

/** What is asked for, where an operation answers more that way than without. */
const questions = {
  listArticles: { q: 'senate osce' },
  listEntities: { q: 'OSCE' },
  listStories: { minArticles: '1' },
  getLedger: (article) => ({ articleId: article.articleId }),
};

/** @returns by operationId, for every GET that answers JSON and something on the samples */
export async function askExamples(storageUrl, articleId, signal) {
  const get = async (path) => {
    const response = await fetch(storageUrl + path, { signal });
    return response.ok && /^application\/json/.test(response.headers.get('content-type')) ? response.json() : undefined;
  };
  const document = await get('/openapi.json');
  const article = await get(`/v1/articles/${articleId}`);
  const stories = await get('/v1/stories?minArticles=1&limit=1');
  const known = { articleId, storyId: stories.data[0]?.id };
  const examples = {};
  for (const [path, { get: operation }] of Object.entries(document.paths)) {
    if (!operation?.responses['200']?.content?.['application/json'] || operation.tags?.includes('health')) continue;
    const { operationId, parameters = [] } = operation;
    if (leftOut.includes(operationId)) continue;
    const valueOf = ({ name, example }) => known[name] ?? example;
    const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(valueOf(parameters.find((parameter) => parameter.name === name))),
    );
    const required = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
    const given = questions[operationId] ?? {};
    const query = new URLSearchParams({
      ...Object.fromEntries(required.map((parameter) => [parameter.name, valueOf(parameter)])),
      ...(parameters.some(({ name }) => name === 'limit') ? { limit: '1' } : {}),
      ...(typeof given === 'function' ? given(article) : given),
    });
    const answer = await get(`${filled}${query.size > 0 ? `?${query}` : ''}`);
    // an empty list shows nothing
    if (answer !== undefined && answer.data?.length !== 0) examples[operationId] = shortened(answer);
  }
  return examples;
}

function shortened(value) {
  if (Array.isArray(value)) return value.slice(0, SHOWN).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shortened(member)]));
}

/** Members that one has and the other lacks, or has of another kind: a line each. */
export function differencesInShape(before, now) {
  const [old, fresh] = [before, now].map((value) => new Set(shapeOf(value)));
  return [
    ...[...old.difference(fresh)].map((line) => `gone: ${line}`),
    ...[...fresh.difference(old)].map((line) => `new: ${line}`),
  ];
}

function shapeOf(value, place = '') {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => shapeOf(item, `${place}[]`)))];
  if (typeof value !== 'object' || value === null) return [`${place}: ${value === null ? 'null' : typeof value}`];
  return Object.entries(value).flatMap(([key, member]) => shapeOf(member, `${place}.${key}`));
}
