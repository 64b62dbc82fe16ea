type Fields = Record<string, unknown>;

/** Names that publishers and news APIs use, best first, and the contract's name for them. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  articleId: ['id'],
  headline: ['title'],
  articleBody: ['content', 'text', 'body'],
  articleBodyHtml: ['html'],
  datePublished: ['publishedAt', 'published_at', 'pubDate'],
  publisher: ['source'],
  inLanguage: ['language', 'lang'],
  url: ['link'],
  image: ['urlToImage'],
};

/** Moves every alias to the contract's name; nothing is copied over a name that is there. `date` is an alias unless it is our own object. */
export function resolveAliases(given: Readonly<Fields>): Fields {
  const fields: Fields = {};
  for (const [name, value] of Object.entries(given)) if (!isAbsent(value)) fields[name] = value;
  for (const [name, others] of Object.entries(aliases)) {
    const alias = others.find((other) => other in fields);
    if (name in fields || alias === undefined) continue;
    fields[name] = fields[alias];
    delete fields[alias];
  }
  if (typeof fields['date'] === 'string' || typeof fields['date'] === 'number') {
    fields['datePublished'] ??= fields['date'];
    delete fields['date'];
  }
  return widen(fields);
}

/** null, '' and blanks say no more than a field that is not there. */
function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** Short forms that are as good as the contract's: one author as a string, a publisher by name alone, keywords with commas. */
function widen(fields: Fields): Fields {
  const { articleId, author, publisher, keywords, image } = fields;
  if (typeof articleId === 'number') fields['articleId'] = String(articleId);
  if (typeof articleId === 'string') fields['articleId'] = articleId.trim();
  if (author !== undefined) fields['author'] = list(author).map((one) => (typeof one === 'string' ? { name: one } : one));
  if (typeof publisher === 'string') fields['publisher'] = { name: publisher };
  if (typeof keywords === 'string')
    fields['keywords'] = keywords
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
  if (image !== undefined) fields['image'] = list(image).map((one) => (typeof one === 'string' ? { url: one } : one));
  return fields;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
