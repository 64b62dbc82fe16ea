import { absolute, bodyText, compact, count, titleText } from '../feeds/text.ts';
import { childOf, childrenOf, childText, descendantsOf, innerHtml, languageOf, textOf, type XmlElement } from '../xml/element.ts';
import { bylineNames, pubStatus, type WireArticle, wireId } from './wire-article.ts';

/** NITF 3.x and its forerunners, by itself or inside NewsML-G2. */
export function nitfArticle(nitf: XmlElement): WireArticle {
  const head = childOf(nitf, 'head');
  const docdata = childOf(head, 'docdata');
  const publication = childOf(head, 'pubdata')?.attributes;
  const given = (name: string, attribute: string) => childOf(docdata, name)?.attributes[attribute] || undefined;
  const id = given('doc-id', 'id-string');
  const text = nitfText(nitf);
  const keys = descendantsOf(head ?? nitf, 'keyword').map(({ attributes }) => attributes['key']);
  const subjects = descendantsOf(head ?? nitf, 'tobject.subject', 'classifier').map(({ attributes }) => ({
    name:
      attributes['tobject.subject.detail'] ??
      attributes['tobject.subject.matter'] ??
      attributes['tobject.subject.type'] ??
      attributes['value'],
    identifier: attributes['tobject.subject.refnum'] ?? attributes['idsrc'],
  }));
  return compact<WireArticle>({
    articleId: wireId(id),
    url: absolute(publication?.['ex-ref'], undefined),
    ...text,
    headline: text['headline'] ?? titleText(childText(head, 'title')),
    datePublished:
      given('date.issue', 'norm') ?? given('date.release', 'norm') ?? publication?.['date.publication'] ?? text['dateOfStory'],
    dateOfStory: undefined,
    publisher: { name: titleText(publication?.['name']) ?? text['distributor'] ?? given('doc.copyright', 'holder') },
    distributor: undefined,
    inLanguage: languageOf(nitf) ?? nitf.attributes['lang'],
    keywords: [...new Set([...keys, ...subjects.map(({ name }) => name)].flatMap((word) => titleText(word) ?? []))],
    about: subjects.filter(({ name }) => name !== undefined).map((subject) => compact(subject)),
    urgency: count(given('urgency', 'ed-urg')),
    pubStatus: pubStatus(docdata?.attributes['management-status']),
    rights: {
      copyrightHolder: given('doc.copyright', 'holder'),
      copyrightNotice: copyright(given('doc.copyright', 'year'), given('doc.copyright', 'holder')),
    },
    provenance: { guid: id, version: given('du-key', 'version') },
  });
}

function copyright(year: string | undefined, holder: string | undefined): string | undefined {
  return holder === undefined ? undefined : `© ${year === undefined ? '' : `${year} `}${holder}`;
}

/** What the body says: headline, byline, dateline, summary, text and pictures. */
export function nitfText(nitf: XmlElement): WireArticle {
  const body = childOf(nitf, 'body') ?? nitf;
  const head = childOf(body, 'body.head');
  const content = childrenOf(body, 'body.content');
  const byline = childOf(head, 'byline');
  const persons = byline && descendantsOf(byline, 'person').map(textOf);
  const dateline = childOf(head, 'dateline');
  return compact<WireArticle>({
    headline: titleText(childText(childOf(head, 'hedline'), 'hl1', 'hl2') ?? childText(head, 'hl1')),
    description: bodyText(childOf(head, 'abstract') && innerHtml(childOf(head, 'abstract')!, true)),
    articleBodyHtml: content.map((one) => innerHtml(asHtml(one), true)).join('\n'),
    author: persons?.length
      ? persons.flatMap((name) => (name === undefined ? [] : [{ name: titleText(name) }]))
      : bylineNames(titleText(textOf(byline && withoutTitle(byline)))),
    dateline: titleText(textOf(dateline)),
    contentLocation:
      dateline &&
      descendantsOf(dateline, 'location')
        .slice(0, 1)
        .map((place) => ({ name: titleText(textOf(place)) })),
    dateOfStory: dateline && childOf(dateline, 'story.date')?.attributes['norm'],
    distributor: titleText(childText(head, 'distributor')),
    image: content.flatMap((one) => descendantsOf(one, 'media')).flatMap(imageOf),
  });
}

/** "Staff Reporter" is no name. */
function withoutTitle(byline: XmlElement): XmlElement {
  return { ...byline, children: byline.children.filter((child) => typeof child === 'string' || child.name !== 'byttl') };
}

const htmlNames: Readonly<Record<string, string>> = {
  hl1: 'h2',
  hl2: 'h2',
  block: 'div',
  bq: 'blockquote',
  'nitf-table': 'table',
};

/** NITF is HTML for the most part; pictures are told of elsewhere. */
function asHtml(element: XmlElement): XmlElement {
  const children = element.children.flatMap((child): (XmlElement | string)[] => {
    if (typeof child === 'string') return [child];
    return ['media', 'nitf-table-metadata', 'datasource'].includes(child.name) ? [] : [asHtml(child)];
  });
  return { ...element, name: htmlNames[element.name] ?? element.name, children };
}

function imageOf(media: XmlElement): WireArticle[] {
  const reference = childrenOf(media, 'media-reference').find(
    ({ attributes }) => absolute(attributes['source'], undefined) !== undefined,
  );
  if (!reference || !/image|^$/.test(media.attributes['media-type'] ?? '')) return [];
  const { source, width, height, 'mime-type': type } = reference.attributes;
  return [
    compact({
      url: absolute(source, undefined),
      width: count(width),
      height: count(height),
      encodingFormat: type,
      caption: titleText(childText(media, 'media-caption')),
      creditText: titleText(childText(media, 'media-producer')),
    }),
  ];
}
