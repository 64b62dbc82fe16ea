/** What stands before names in a byline, in the languages that news is written in; longer forms first where one begins another. */
// prettier-ignore
const openings = [
  '(?:view|see|show|read) all (?:posts|articles|stories)(?: written)? (?:by|of|from)', 'more (?:posts|articles|stories) by', 'posts? by', 'written by', 'words by', 'story by', 'text by', 'reported by', 'posted by', 'published by', 'report by', 'reporting by', 'analysis by', 'opinion by', 'authored by', 'submitted by', 'contributed by', 'by:', 'by', 'authors?\\s*[:：]', 'author', 'reporter\\s*:', 'writer\\s*:',
  '(?:zeige |alle )+(?:beiträge|artikel) (?:von|anzeigen von)', '(?:veröffentlicht|publiziert|geschrieben|erstellt|verfasst|gepostet|eingestellt)(?: von| durch)', 'ein (?:gastbeitrag|kommentar|bericht|artikel|interview|essay) von', 'aus .{2,30} berichtet', 'von', 'autor(?:in|en|innen)?\\s*:', 'redaktion\\s*:', 'text\\s*:',
  'voir tous les articles (?:de|par)', 'ver todas las (?:entradas|publicaciones) (?:de|por)', 'rédigé par', 'propos recueillis par', 'écrit par', 'publié par', 'par', 'auteure?s?\\s*:', 'escrito por', 'publicado por', 'por', 'autor(?:a|es)?\\s*:', 'texto\\s*:', 'scritto da', 'di', 'a cura di', 'autore\\s*:', 'door', 'tekst\\s*:', 'skrevet av', 'av', 'af', 'text:', 'toimittaja', 'napsal[ai]?', 'autor[kz]?[ay]?\\s*:', 'opracował[a]?', 'yazan\\s*:?', 'yazar\\s*:', 'haber\\s*:', 'oleh', 'penulis\\s*:', 'reporter\\s*:', 'pewarta\\s*:', 'tác giả\\s*:', 'theo\\s',
  'авторы?\\s*[:：]?', 'автори?\\s*[:：]', 'текст\\s*:', 'подготовил[аи]?\\s*:?', 'журналист\\s*:', 'корреспондент\\s*:?', 'беседовал[аи]?\\s*:?', 'мәтін\\s*:', 'мақала авторы\\s*:?', 'авторы\\s*:', 'بقلم\\s*:?', 'كتبت?\\s*:?', 'تحرير\\s*:', 'نویسنده\\s*:', 'מאת\\s*:?', 'लेखक\\s*:', 'द्वारा',
  '(?:本报|本報|新华社|新華社)?(?:记者|記者)\\s*[:：|/]?', '作者\\s*[:：|/]?', '文\\s*[/／|｜:：]\\s*', '撰文\\s*[:：]?', '責任編輯\\s*[:：]?', '责任编辑\\s*[:：]?', '责编\\s*[:：]?', '編輯\\s*[:：]', '执笔\\s*[:：]?', '글\\s*[:=]', '기자\\s*[:=]',
].join('|');
const opening = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${openings})(?:[\\s:：]+|(?<=[:：/／|｜\\u3400-\\u9fff\\uac00-\\ud7af])\\s*)`,
  'iu',
);

/** Words of a trade, a place in a house or a desk: they tell of who wrote, and are no one's name. */
// prettier-ignore
const role = new RegExp([
  'staff', 'writers?', 'reporters?', 'editors?', 'correspondents?', 'columnists?', 'contributors?', 'contributing', 'producers?', 'journalists?', 'anchor', 'bureau', 'chief', 'senior', 'deputy', 'political', 'business', 'freelance', 'special to', 'director', 'fellow', 'professor', 'lecturer', 'university', 'ph\\.?d', 'updated', 'published', 'posted', 'read(?:ing)? time', 'min(?:ute)?s? read', 'follow', 'view profile', 'see all', 'more from', 'photographs?', 'photos?', 'graphics?', 'video',
  'redakteur(?:in)?', 'korrespondent(?:in)?', 'ressortleiter(?:in)?', 'chefredakteur(?:in)?', 'journaliste', 'rédacteur', 'rédactrice', 'correspondante?', 'envoyée? spéciale?', 'periodista', 'redactora?', 'corresponsal', 'repórter', 'jornalista', 'giornalista', 'redaktor(?:ka)?', 'profesorius', 'profesor(?:a)?', 'muhabir', 'editör', 'jurnalis', 'wartawan',
  'корреспондент', 'редактор', 'журналист', 'обозреватель', 'шеф-редактор', 'специальный', 'собственный', 'политолог', 'тілші', 'редакторы',
].map((word) => `(?<![\\p{L}])${word}(?![\\p{L}])`).join('|'), 'iu');
const between =
  /\s*(?:[;|/、；•·\n]|,(?!\s*(?:Jr|Sr|I{2,3}|IV)\b)|，|\s(?:and|AND|und|UND|et|ET|y|e|en|och|og|и|та|және|ve|dan|và|i|a|&|＆)\s)\s*/u;
const nobody =
  /^(?:admin(?:istrator)?|staff(?: (?:writer|reporter)s?)?|editor(?:ial)?(?: (?:staff|team|board|desk))?|web ?(?:desk|master|team)|news ?(?:desk|room)|guest|anonymous|unknown|none|null|undefined|n\/a|(?:no )?authors?|autor(?:in|en)?|ceo|adresse|(?:publiziert|veröffentlicht|erstellt|geschrieben|gepostet) (?:am|in|von|unter)|.*gesponserte.*|redaktion|redacción|la redacción|rédaction|la rédaction|redazione|редакция|редактор|админ|user\d*|root|wordpress|by|agencies|агентства|team|contributors?|гость|gast|invitado|invité|share .*|.*whatsapp.*)$/iu;

/** An agency behind a name is who the author works for. */
const house =
  /(?<=\p{L}{2} \p{L}+)[\s,]+(?:(?:The )?Associated Press|Reuters|Bloomberg(?: News)?|Agence France-Presse|AFP|AP|dpa|EFE|TASS|ТАСС|РИА Новости|Xinhua|Kyodo News|CNN|BBC(?: News)?)$/u;

const LONGEST_NAME = 60;
const MOST_WORDS = 6;
const MAX_NAMES = 30;
const LONGEST_BYLINE = 600;

/** A byline without what stands before and behind the names: "By JANE DOE, Staff Writer | 3 May 2024" is "JANE DOE". */
export function namesIn(given: string): string[] {
  const text = given
    .slice(0, LONGEST_BYLINE)
    .replace(/^\s*[(（[]([^()（）[\]]*)[)）\]]\s*$/, '$1')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\w.+-]+@[\w-]+\.[\w.]+/g, ' ')
    .replaceAll(/https?:\/\/\S+|www\.\S+/gi, ' ')
    .replaceAll(/\([^)]{0,80}\)|（[^）]{0,80}）|\[[^\]]{0,80}\]/g, ' ')
    .replaceAll(/(?:^|\s)@\w+/g, ' ')
    .replace(opening, '')
    .replace(house, '')
    .replace(/\s(?:for|in|at|für|pour|para)\s(?:the\s)?\p{Lu}.*$/u, '')
    .replace(/\s(?:기자|特派員|记者|記者|通讯员)\s*$/u, '');
  const names: string[] = [];
  for (const part of text.split(between)) {
    const name = trimmed(part.replace(opening, '').replace(house, ''));
    if (name && isName(name) && !names.includes(name)) names.push(name);
    if (names.length === MAX_NAMES) break;
  }
  return names;
}

function trimmed(part: string): string {
  return part
    .replace(/^[\s\p{P}\p{S}]+/u, '')
    .replace(/\s+(?:기자|記者|记者)$/u, '')
    .replace(/[\s,:;|·•()（）–—-]+$/u, '')
    .trim();
}

function isName(text: string): boolean {
  if (text.length < 2 || text.length > LONGEST_NAME || text.split(' ').length > MOST_WORDS) return false;
  if (/\d|[<>{}=@#]|\.\w{2,4}$/.test(text) || !/\p{L}/u.test(text)) return false;
  if (nobody.test(text) || /[:：©]|copyright|all rights/i.test(text)) return false;
  // "Staff" alone is no one; with a house's name it is the house's byline: "MND Staff".
  if (role.test(text)) return /^[\p{Lu}\d&]{2,}\s+(?:Staff|Team|Desk)$/u.test(text);
  return !/^\p{Ll}/u.test(text) || /^(?:van|von|de|da|di|al|el|bin|ter|den|le|la|du|d['’])/.test(text);
}

const LONGEST_LINE = 200;

/** Where a byline goes on to the date, the section, the place. */
const goesOn = /\s*(?:[|•·]|[,\s]\s*(?:in|on|at|am|um|le|el|il|в)\s|\s[–—-]\s|\d|@|\().*$/su;

/** A line that says who wrote, and perhaps when and where: nothing of the text. */
export function isByline(text: string): boolean {
  const line = text.replace(/^\s*[(（[]([^()（）[\]]*)[)）\]]\s*$/, '$1');
  if (line.length > LONGEST_LINE || !opening.test(line)) return false;
  const rest = line.replace(opening, '').trim();
  if (/[.!?。！？]["”]?$/.test(rest.replace(/\b(?:Jr|Sr|Dr|[A-Z])\.$/, ''))) return false;
  const names = rest.replace(goesOn, '').split(between).map(trimmed).filter(Boolean);
  return names.length > 0 && isName(names[0]!) && names.every((name) => capitalised(name) && name.length <= LONGEST_NAME);
}

// prettier-ignore
const noName = /(?<!\p{L})(?:news|world|sports?|politics|business|opinion|local|national|breaking|live|home|nachrichten|welt|actualités?|noticias|mundo|haber(?:ler)?|gündem|dünya|новости|мир|update[ds]?|güncelleme|aktualisiert|min|read|comments?)(?!\p{L})/iu;

/** "Jane Doe | 3 May 2024": the part of a dateline that is a person's name in two to four words. */
export function nameBesideDate(text: string): string | undefined {
  const [first = ''] = text.split(/\s*[|•·]\s*|\s[–—-]\s/u);
  const words = first.split(/\s+/);
  if (first === text || words.length < 2 || words.length > 4 || !isName(first) || noName.test(first)) return undefined;
  return words.every((word) => /^\p{Lu}/u.test(word)) ? first : undefined;
}

/** Words of a name begin with a capital, or have none, and few are particles. */
export function capitalised(name: string): boolean {
  return name
    .split(/[\s'’-]+/)
    .every(
      (word) =>
        word === '' || /^(?:\p{Lu}|\p{Lo}|van|von|der|den|de|la|del|da|di|du|bin|al|el|le|ter|of|the|and|\p{M})/u.test(word),
    );
}
