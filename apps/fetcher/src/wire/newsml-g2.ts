import { absolute, bodyText, compact, count, titleText } from '../feeds/text.ts';
import {
  childOf,
  childrenOf,
  childText,
  descendantsOf,
  hasElements,
  innerHtml,
  languageOf,
  rawText,
  textOf,
  type XmlElement,
} from '../xml/element.ts';
import type { Warnings } from '../xml/warning.ts';
import { paragraphs } from './ninjs.ts';
import { nitfText } from './nitf.ts';
import { bylineNames, pubStatus, type WireArticle, wireId } from './wire-article.ts';

/** NewsML-G2: a newsItem, several in a newsMessage, packages of them. */
export function newsmlArticles(top: XmlElement, warnings: Warnings): WireArticle[] {
  const items = descendantsOf(top, 'newsitem');
  const packages = descendantsOf(top, 'packageitem');
  const inside = new Set(items.map(({ attributes }) => attributes['guid']));
  const elsewhere = packages
    .flatMap((one) => descendantsOf(one, 'itemref'))
    .filter(({ attributes }) => !inside.has(attributes['residref']));
  if (elsewhere.length > 0) warnings.add('references_only', `${elsewhere.length} items of a package are not in the file`);
  const pictures = new Map(items.filter((item) => natureOf(item) === 'picture').map((item) => [item.attributes['guid'], item]));
  return items.flatMap((item) => {
    const nature = natureOf(item);
    if (nature === 'text' || nature === 'composite') return articleOf(item, pictures);
    if (nature !== 'picture') warnings.add('not_text', `an item of the type ${nature.slice(0, 40)}`);
    return [];
  });
}

function natureOf(item: XmlElement): string {
  const { qcode, uri } = childOf(childOf(item, 'itemmeta'), 'itemclass')?.attributes ?? {};
  return (qcode ?? uri ?? 'text').replace(/^.*[:/]/, '').toLowerCase();
}

function articleOf(item: XmlElement, pictures: ReadonlyMap<string | undefined, XmlElement>): WireArticle[] {
  const meta = childOf(item, 'itemmeta');
  const content = childOf(item, 'contentmeta');
  const rights = childOf(item, 'rightsinfo');
  const body = contentOf(childOf(item, 'contentset'));
  const headlines = childrenOf(content, 'headline');
  const headline =
    titleText(textOf(headlines.find(({ attributes }) => /main|hld:hl1|^$/.test(attributes['role'] ?? '')) ?? headlines[0])) ??
    body['headline'] ??
    titleText(childText(meta, 'title'));
  if (headline === undefined && body['articleBody'] === undefined && body['articleBodyHtml'] === undefined) return [];
  const creators = childrenOf(content, 'creator').flatMap((creator) => titleText(nameOf(creator)) ?? []);
  const provider = nameOf(childOf(meta, 'provider'));
  const source = nameOf(childOf(content, 'infosource'));
  const subjects = childrenOf(content, 'subject').map((subject) =>
    compact({ name: nameOf(subject), identifier: subject.attributes['qcode'] ?? subject.attributes['uri'] }),
  );
  const links = [...childrenOf(meta, 'link'), ...childrenOf(item, 'link'), ...childrenOf(content, 'link')];
  const holder = nameOf(childOf(rights, 'copyrightholder'));
  return [
    compact<WireArticle>({
      articleId: wireId(item.attributes['guid']),
      url: links
        .map(({ attributes }) =>
          /canonical|alternate|web/i.test(attributes['rel'] ?? '') ? absolute(attributes['href'], undefined) : undefined,
        )
        .find(Boolean),
      ...body,
      headline,
      description:
        bodyText(
          textOf(
            childrenOf(content, 'description').find(({ attributes }) => /summary|caption|^$/.test(attributes['role'] ?? '')),
          ),
        ) ?? body['description'],
      datePublished:
        childText(meta, 'firstcreated') ??
        childText(content, 'contentcreated') ??
        childText(meta, 'versioncreated') ??
        body['dateOfStory'],
      dateOfStory: undefined,
      distributor: undefined,
      dateModified: childText(meta, 'versioncreated') ?? childText(content, 'contentmodified'),
      author:
        bylineNames(titleText(childText(content, 'by'))) ??
        (creators.length > 0 ? creators.map((name) => ({ name })) : body['author']),
      publisher: { name: provider ?? holder ?? source ?? codeOf(childOf(meta, 'provider')) },
      agency: source !== undefined && source !== provider ? source : undefined,
      inLanguage: childOf(content, 'language')?.attributes['tag'] ?? languageOf(item),
      keywords: [
        ...new Set(
          [...childrenOf(content, 'keyword').map(textOf), ...subjects.map(({ name }) => name)].flatMap(
            (word) => titleText(word) ?? [],
          ),
        ),
      ],
      about: subjects.filter(({ name, identifier }) => name !== undefined || identifier !== undefined),
      dateline: titleText(childText(content, 'dateline')) ?? body['dateline'],
      contentLocation: childrenOf(content, 'located').flatMap((place) =>
        nameOf(place) === undefined ? [] : [{ name: nameOf(place) }],
      ),
      slugline: childText(content, 'slugline'),
      urgency: count(childText(content, 'urgency')),
      embargoedUntil: childText(meta, 'embargoed'),
      pubStatus: pubStatus(childOf(meta, 'pubstatus')?.attributes['qcode'] ?? childOf(meta, 'pubstatus')?.attributes['uri']),
      image: [
        ...((body['image'] as WireArticle[] | undefined) ?? []),
        ...links.flatMap(({ attributes }) => imageOf(pictures.get(attributes['residref']))),
      ],
      rights: {
        copyrightHolder: holder,
        copyrightNotice: titleText(childText(rights, 'copyrightnotice')),
        usageTerms: titleText(childText(rights, 'usageterms')),
      },
      provenance: { guid: item.attributes['guid'], version: item.attributes['version'] },
    }),
  ];
}

/** A party, a place or a subject by its name, else by the code that stands for it. */
function nameOf(element: XmlElement | undefined): string | undefined {
  return titleText(childText(element, 'name')) ?? element?.attributes['literal'];
}

/** What a code or an address says where there is no name: "AP" of providercode:AP, the host of an address. */
function codeOf(element: XmlElement | undefined): string | undefined {
  const { uri, qcode } = element?.attributes ?? {};
  if (uri !== undefined && URL.canParse(uri) && /^https?:/.test(uri)) return new URL(uri).hostname.replace(/^www\./, '');
  return qcode?.replace(/^[^:]*:(?:www\.)?/, '') || undefined;
}

/** NITF before XHTML before plain text; binary and remote content are no text. */
function contentOf(set: XmlElement | undefined): WireArticle {
  const inline = childrenOf(set, 'inlinexml');
  const nitf = inline.map((one) => childOf(one, 'nitf')).find((one) => one !== undefined);
  if (nitf) return nitfText(nitf);
  for (const one of inline) {
    const html = childOf(one, 'xhtml:html', 'html', 'xhtml:div', 'div', 'xhtml:body', 'body');
    const body = childOf(html, 'xhtml:body', 'body') ?? html;
    if (body) return compact({ articleBodyHtml: innerHtml(body, true) });
  }
  for (const data of childrenOf(set, 'inlinedata')) {
    const { contenttype = 'text/plain', encoding } = data.attributes;
    if (encoding !== undefined || !contenttype.startsWith('text/')) continue;
    if (hasElements(data)) return compact({ articleBodyHtml: innerHtml(data, true) });
    return compact(
      /html/.test(contenttype) ? { articleBodyHtml: rawText(data).trim() } : { articleBody: paragraphs(rawText(data)) },
    );
  }
  return {};
}

function imageOf(picture: XmlElement | undefined): WireArticle[] {
  const remote = descendantsOf(picture ?? { name: '', attributes: {}, children: [], parent: undefined }, 'remotecontent')
    .filter(
      ({ attributes }) =>
        absolute(attributes['href'], undefined) !== undefined && (attributes['contenttype'] ?? 'image').startsWith('image'),
    )
    .toSorted((a, b) => (count(b.attributes['width']) ?? 0) - (count(a.attributes['width']) ?? 0))[0];
  if (!remote) return [];
  const content = childOf(picture, 'contentmeta');
  const { href, width, height, contenttype } = remote.attributes;
  return [
    compact({
      url: absolute(href, undefined),
      width: count(width),
      height: count(height),
      encodingFormat: contenttype,
      caption: titleText(childText(content, 'description', 'headline')),
      creditText: titleText(childText(content, 'creditline')) ?? nameOf(childOf(content, 'creator')),
    }),
  ];
}
