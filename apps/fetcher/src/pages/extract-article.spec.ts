import { normalise } from '#events';
import { extractArticle, type NotAnArticle, type PageArticle } from './extract-article.ts';

const url = 'https://www.steppe.example.kz/news/2026/05/03/council-votes-for-the-bridge';
const first = 'The council met on Monday and voted for the bridge, after a debate of several hours that few had expected.';
const second = 'It will carry two lanes and a path for walkers, the mayor said, and should be open before the spring floods.';
const third = 'Work begins in May. The money comes from the region, which had set it aside ten years ago and never spent it.';
const text = [first, second, third].join('\n\n');
const paragraphs = `<p>${first}</p><p>${second}</p><p>${third}</p>`;
const headline = 'Council votes for the bridge';

/** A page with menu, article, related links and footer, as many sites build it. */
const page = (article: string, head = '', around = ''): string =>
  `<!doctype html><html lang="en"><head><title>${headline} | Steppe Herald</title><meta property="og:site_name" content="Steppe Herald">${head}</head>
  <body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
  <div class="page"><h1>${headline}</h1>${article}</div>${around}<footer><p>© Steppe Herald. All rights reserved.</p></footer></body></html>`;

function article(html: string, circumstances: Partial<Parameters<typeof extractArticle>[1]> = {}): PageArticle['article'] {
  const result = extractArticle(html, { url, fetchedAt: new Date('2026-06-01T00:00:00Z'), ...circumstances });
  if (result.kind !== 'article') throw new Error(`no article: ${result.reason}`);
  return result.article;
}

const body = (html: string): string | undefined => article(html).articleBody;

describe('the text', () => {
  test.each<[string, string, string]>([
    ['paragraphs', paragraphs, text],
    ['line breaks in place of paragraphs', `<div>${first}<br><br>${second}<br/> <br>${third}</div>`, text],
    ['divs in place of paragraphs', `<div>${first}</div><div>${second}</div><div>${third}</div>`, text],
    ['advertisements between', `<div><p>${first}</p></div><div class="ad-slot"><p>Buy one of our very fine umbrellas now, they are cheap.</p></div><div><p>${second}</p></div><p>Advertisement</p><div><p>${third}</p></div>`, text],
    ['byline and date above', `<div class="meta">By Jane Doe</div><time datetime="2026-05-03">3 May 2026</time><p>By Jane Doe</p>${paragraphs}`, text],
    ['sub-headings, a list and a quotation', `<p>${first}</p><h2>What comes next</h2><ul><li>Two lanes</li><li>One path</li></ul><blockquote><p>${second}</p></blockquote><p>${third}</p>`, `${first}\n\nWhat comes next\n\nTwo lanes\nOne path\n\n${second}\n\n${third}`],
    ['a table of facts', `<p>${first}</p><p>${second}</p><table><tr><th>Lane</th><th>Width</th></tr><tr><td>Left</td><td>3 m</td></tr></table><p>${third}</p>`, `${first}\n\n${second}\n\nLane | Width\nLeft | 3 m\n\n${third}`],
    ['captions of pictures', `<figure><img src=a.jpg><figcaption>The river at dawn, seen from the old ferry.</figcaption></figure><p>${first}</p><div><img src=b.jpg><p>The mayor in his office. (Photo: A. Smith)</p></div><p>${second}</p><p>${third}</p>`, text],
    ['links to other articles between', `<p>${first}</p><p>READ MORE: <a href=/x>The ferry closes after a hundred years</a></p><p><a href=/y>Why bridges cost so much these days</a></p><p>${second}</p><p>${third}</p>`, text],
    ['a newsletter box between', `<p>${first}</p><div class="newsletter-box"><p>Sign up for our newsletter and get the news delivered to your inbox every morning.</p></div><p>${second}</p><p>Sign up for our daily newsletter here.</p><p>${third}</p>`, text],
    ['a pull quote that repeats the text', `<p>${first}</p><blockquote>${first}</blockquote><p>${second}</p><p>${third}</p>`, text],
    ['comments below', `${paragraphs}<section id="comments"><p>I think that this is a very good idea, and I say so as one who lives there.</p></section>`, text],
    ['comments below that nothing but their heading tells', `${paragraphs}<h3>3 comments</h3><div><p>I think that this is a very good idea, and I say so as one who lives there.</p></div>`, text],
    ['teasers below, alike in build', `${paragraphs}<div>${'<div class=k><h3><a href=/z>Another story of the day that you may read</a></h3><p>What it is about is told in one sentence here.</p></div>'.repeat(4)}</div>`, text],
    [
      'the author as signature',
      `<div>By Jane Doe</div>${paragraphs}<p><b>Jane Doe</b></p>`,
      text,
    ],
    ['the author below', `${paragraphs}<div><p>Jane Doe</p><p>Jane Doe is a senior reporter who covers the north of the country.</p></div>`, text],
    ['consent dialog below, longer than the article', `${paragraphs}<div>${'<p>We use cookies and process personal data together with our partners. You may change your preferences at any time in the privacy settings of this site.</p>'.repeat(6)}</div>`, text],
    ['a link to share after each paragraph', `<p>${first}</p><div>Share this</div><p>${second}</p><div>Share this</div><p>${third}</p><div>Share this</div>`, text],
    ['a name that says of something else that it is hidden', `<div class="field field--label-hidden field__items overflow-hidden">${paragraphs}</div>`, text],
    ['what is hidden by its whole name', `<p>${first}</p><div class="hidden"><p>${first.replace('bridge', 'ferry')} It was not to be seen by anyone.</p></div><p>${second}</p><p>${third}</p>`, text],
    ['a section that is said to have comments', `<section class="o-section o-section--has-comments js-section--is-related">${paragraphs}</section>`, text],
    ['a heading whose id is made of its words', `<p>${first}</p><h2 id="comments">Comments on the cost</h2><p>${second}</p><p>${third}</p>`, `${first}\n\nComments on the cost\n\n${second}\n\n${third}`],
    ['a section whose id is made of its heading\'s words', `<p>${first}</p><div class="section" id="sharing-the-cost-between-towns"><h2>Sharing the cost</h2><p>${second}</p><p>${third}</p></div>`, `${first}\n\nSharing the cost\n\n${second}\n\n${third}`],
    ['a dateline in an element of its own', `<p><span class="dateline">ASTANA — </span>${first}</p><p>${second}</p><p>${third}</p>`, `ASTANA — ${text}`],
    ['a paragraph copied with names from elsewhere', `<p><span class="event__tags commentable">${first} ${second} ${third}</span></p><p>${second}</p>`, `${first} ${second} ${third}\n\n${second}`],
    ['a list named like a list of other posts, without a link', `<p>${first}</p><ul class="post-list">${[second, third].map((line) => `<li>${line}</li>`).join('')}</ul>`, `${first}\n\n${second}\n${third}`],
    ['a paragraph alone in a box with a picture', `<div><p>${first} ${second}</p><img src=a.jpg></div><div><p>${third}</p><p>${second}</p></div>`, `${first} ${second}\n\n${third}\n\n${second}`],
    ['a later h1', `<div class="article-body"><h1>A heading</h1><p>${first} ${second} ${third}</p><h1>Contact:</h1><p>Press office, 1 Bridge Street</p></div>`, `${first} ${second} ${third}\n\nContact:\n\nPress office, 1 Bridge Street`],
    ['a section headed Response', `<h3>The debate</h3><p>${first} ${second} ${third}</p><h3>Response</h3><p>${third}</p>`, `The debate\n\n${first} ${second} ${third}\n\nResponse\n\n${third}`],
  ])('%s', (_, html, expected) => expect(body(page(html))).toBe(expected)); // prettier-ignore

  const many = (word: string, count = 8): string =>
    Array.from({ length: count }, (_, i) => `<p>${first.replace('bridge', `${word} number ${i}`)} ${second}</p>`).join('');
  const plain = (html: string): string => html.replaceAll('</p><p>', '\n\n').replaceAll(/<\/?p>/g, '');

  // A small part of a long text, so that it is not the share alone that speaks for it.
  test.each<[string, string]>([
    [
      'a list named like a list of other posts, without a link',
      `<ul class="post-list"><li>${second} ${third} ${second}</li></ul>`,
    ],
    ['a section whose id is a slug', `<div id="sharing-the-cost-between-towns"><a href="#s">¶</a><p>${third}</p></div>`],
    ['a box that is said to have comments', `<div class="box--has-comments"><a href="#s">¶</a><p>${third}</p></div>`],
    ['a paragraph beside a picture', `<div><img src=a.jpg><p>${third} ${second}</p></div>`],
    [
      'a paragraph in an inline element',
      `<p><span class="event__tags">${third} <a href=/x>Read it.</a> ${second} ${third}</span></p>`,
    ],
  ])('with %s', (_, part) => {
    const words = part.replaceAll('¶', '').replaceAll(/<[^>]+>/g, '');
    expect(body(page(`${many('bridge')}${part}`))?.replace('¶\n\n', '')).toBe(`${plain(many('bridge'))}\n\n${words}`);
  });

  test('with a header that is built like the teasers beside it', () => {
    const teaser =
      '<div class="area"><h3><a href=/x>The ferry closes after a hundred years</a></h3><p>It was loved by many.</p></div>';
    const html = `<title>${headline}</title><html lang=de><body><div class="area"><p><a href=/r>All of the region</a></p><h1>${headline}</h1><p>${first}</p></div>${teaser.repeat(4)}<div class="article-text">${many('bridge')}</div>`;
    expect(body(html)).toMatch(first);
  });

  test('that is short, if the page marks it', () => {
    const html = page(
      `<div class="article-body"><p>${first}</p><p>${second}</p></div>`,
      '',
      `<div class="widget">${many('ferry', 3)}</div><footer>${many('road', 5)}</footer>`,
    );
    expect(body(html)).toBe(`${first}\n\n${second}`);
  });

  test('without a second h1', () => {
    const html = page(
      `<h1>${headline} and what it means for the towns on both sides of the river</h1><div class="article-body">${paragraphs}</div>`,
    );
    expect(body(html.replace('lang="en"', 'lang="de"'))).toBe(text);
  });

  test('not what stands behind an article, though it is longer', () => {
    const html = page(
      `<div class="a">${many('bridge')}</div><hr>`,
      '',
      `<ul>${'<li><a href=/a>All about bridges and ferries</a></li>'.repeat(60)}</ul><div class="b">${many('ferry', 30)}</div>`,
    );
    expect(body(html)).toBe(plain(many('bridge')));
  });

  test("not what stands outside the headline's <article>, where that has enough", () => {
    const html = `<title>${headline}</title><main class="content"><article><h1>${headline}</h1>${many('bridge')}</article><div class="live">${many('ferry', 12)}</div></main>`;
    expect(body(html)).toBe(plain(many('bridge')));
  });

  test('not notices below the page, whatever the class of <body>', () => {
    const html = page(paragraphs)
      .replace('<body>', '<body class="single-post article">')
      .replace(
        '</body>',
        '<div><p>By using this page further you agree that we set small files on your device. It is for your own good, we think.</p></div></body>',
      );
    expect(body(html)).toBe(text);
  });

  test('the lead of a text that is called its teaser', () => {
    const lead =
      'Der Rat hat nach langer Debatte für die Brücke gestimmt, die im Frühjahr fertig sein soll und zehn Jahre auf sich warten ließ.';
    const html = page(
      `<div class="teaser-text"><p>${lead}</p></div><div class="news-text"><p>${first}</p><p>${second}</p><p>${third}</p></div>`,
    ).replace('lang="en"', 'lang="de"');
    expect(body(html)).toBe(`${lead}\n\n${text}`);
  });

  test('in noscript, where it stands nowhere else', () => {
    const html = page(
      `<script type="text/template">${paragraphs}</script><noscript>${paragraphs}${paragraphs.replaceAll('bridge', 'road')}</noscript>`,
    );
    expect(body(html)).toBe(`${text}\n\n${text.replaceAll('bridge', 'road').split('\n\n')[0]!}`);
  });

  test('where the head is never closed', () => {
    expect(body(page(paragraphs).replace('</head>', ''))).toBe(text);
  });

  test.each([
    'Weitere Informationen:', 'More information', 'Pressekontakt:', 'Media contact', 'Контакты для прессы', 'Para más información', 'En savoir plus',
  ])('ends at %j', (label) => expect(body(page(`${many('bridge', 3)}<h2>${label}</h2><p>Bridge office, 1 Bridge Street</p>`))).toBe(plain(many('bridge', 3)))); // prettier-ignore

  test.each([
    'Gefällt Ihnen dieser Artikel?', 'Was this article helpful?', 'Empfohlener redaktioneller Inhalt', 'In this article:', 'Оцените статью', 'Valora esta noticia', 'The views expressed in this article are those of the author and do not necessarily reflect ours.',
  ])('without %j', (label) => expect(body(page(`<p>${first}</p><p>${label}</p><p>${second}</p><p>${third}</p>`))).toBe(text)); // prettier-ignore

  test('in a container whose name says something else, if the headline stands in it', () => {
    expect(
      body(
        page('').replace('<div class="page">', `<div class="comments-related-sidebar">`).replace('</h1>', `</h1>${paragraphs}`),
      ),
    ).toBe(text);
  });

  test('in a container whose name misleads, among much other text', () => {
    const others = Array.from(
      { length: 8 },
      (_, i) => `<p>Notice ${i} has nothing to do with the council or its bridge, and is told at some length here.</p>`,
    );
    const html = page('', '', `<div class="widget related"><div>${paragraphs}<p>${third.replace('May', 'June')}</p></div></div>`);
    expect(body(html.replace('<nav>', `<footer>${others.join('')}</footer><nav>`))).toBe(
      `${text}\n\n${third.replace('May', 'June')}`,
    );
  });

  test('the article of the headline, where the page goes on to others', () => {
    const more = text.replaceAll('bridge', 'ferry');
    const html = `<title>${headline}</title><article><h1>${headline}</h1>${paragraphs}${paragraphs.replaceAll('bridge', 'road')}</article><article><h1>The ferry closes</h1><p>${more}</p><p>${more.replaceAll('May', 'June')}</p></article>`;
    expect(body(html)).toBe(`${text}\n\n${first.replace('bridge', 'road')}`);
  });

  test('markup that is broken', () => {
    expect(body(page(`<p>${first}<p>${second}</div></span><b><p>${third}</i>`))).toBe(text);
    expect(body(page(`\0<p>${first.replace(' ', ' \0')}</p><p>${second}</p><p>${third}`))).toBe(text);
  });

  test.each<[string, string, string[]]>([
    ['ru', 'Читайте также: <a href=/x>Паром закрывается после ста лет службы</a>', ['Совет собрался в понедельник и проголосовал за мост после долгих споров, которых мало кто ожидал.', 'По нему пройдут две полосы и дорожка для пешеходов, сказал мэр, и откроется он до весеннего паводка.']],
    ['kk', 'Сондай-ақ оқыңыз: <a href=/x>Паром жабылды</a>', ['Кеңес дүйсенбі күні жиналып, ұзақ пікірталастан кейін көпір салуға дауыс берді, мұны аз адам күткен еді.', 'Оның екі жолағы және жаяу жүргіншілер жолы болады, деді әкім, көктемгі тасқынға дейін ашылуы тиіс.']],
    ['de', 'Lesen Sie auch: <a href=/x>Die Fähre schließt nach hundert Jahren</a>', ['Der Rat kam am Montag zusammen und stimmte nach langer Debatte, mit der wenige gerechnet hatten, für die Brücke.', 'Sie bekommt zwei Spuren und einen Gehweg, sagte der Bürgermeister, und soll vor dem Frühjahr fertig sein.']],
    ['fr', 'Lire aussi : <a href=/x>Le bac ferme après cent ans</a>', ['Le conseil s’est réuni lundi et a voté pour le pont, après un débat de plusieurs heures que peu attendaient.', 'Il portera deux voies et un chemin pour les piétons, a dit le maire, et doit ouvrir avant le printemps.']],
    ['es', 'Te puede interesar: <a href=/x>El transbordador cierra tras cien años</a>', ['El consejo se reunió el lunes y votó por el puente, tras un debate de varias horas que pocos esperaban.', 'Tendrá dos carriles y una senda para peatones, dijo el alcalde, y debe abrirse antes de la primavera.']],
    ['tr', 'Ayrıca okuyun: <a href=/x>Feribot yüz yıl sonra kapanıyor</a>', ['Meclis pazartesi günü toplandı ve az kişinin beklediği saatler süren tartışmadan sonra köprü için oy kullandı.', 'İki şeridi ve bir yaya yolu olacak, dedi belediye başkanı, ilkbahar taşkınlarından önce açılması gerekiyor.']],
    ['ar', 'اقرأ أيضا: <a href=/x>العبارة تغلق بعد مئة عام</a>', ['اجتمع المجلس يوم الاثنين وصوت لصالح الجسر بعد نقاش دام عدة ساعات لم يكن كثيرون يتوقعونه في المدينة.', 'سيحمل الجسر مسارين وممرا للمشاة، كما قال رئيس البلدية، ومن المقرر أن يفتتح قبل فيضانات الربيع القادمة.']],
    ['zh', '相关阅读：<a href=/x>渡轮百年后停运</a>', ['市议会星期一开会，经过几个小时的辩论，投票决定修建大桥，这一结果出乎许多居民的意料，也结束了十年的等待。', '市长说，大桥将有两条车道和一条人行道，预计在春季汛期到来之前通车，资金由地区财政承担，不足部分由市里补齐。']],
    ['ja', '関連記事：<a href=/x>渡し船が百年で終わる</a>', ['市議会は月曜日に開かれ、数時間にわたる議論の末、橋の建設を可決した。多くの住民にとって意外な結果だった。', '市長によると、橋は二車線で歩道も設けられ、春の増水期までに開通する予定だ。費用は県が負担する見通しという。']],
  ])('in %s, with its words for "read also"', (lang, readAlso, [one, two]) => {
    const html = page(`<p>${one}</p><p>${readAlso}</p><p>${two}</p>`).replace('lang="en"', `lang="${lang}"`);
    expect(body(html)).toBe(`${one}\n\n${two}`);
  }); // prettier-ignore

  test('a deck is the description in English, a lead opens the text in German', () => {
    const deck = 'Ein Rat hat entschieden, was zehn Jahre lang niemand wollte. Nun wird gebaut.';
    const german = page(`<h2 class="subtitle">${deck}</h2><div class="article-body">${paragraphs}</div>`);
    expect(article(german.replace('lang="en"', ''))).toMatchObject({ articleBody: text });
    expect(article(german)).toMatchObject({ description: deck, articleBody: text });
    expect(article(german.replace('lang="en"', 'lang="de"'))).toMatchObject({
      description: deck,
      articleBody: `${deck}\n\n${text}`,
    });
  });
});

describe('JSON-LD articleBody', () => {
  const ld = (fields: object): string =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline, ...fields })}</script>`;

  test('is the text where the page shows its beginning', () => {
    const whole = [text, text.replaceAll('bridge', 'tunnel')].join('\n');
    const result = article(
      page(`<p>${first}</p><div class=paywall>Subscribe to continue reading</div>`, ld({ articleBody: whole })),
    );
    expect(result.articleBody).toBe(whole.replaceAll(/\n+/g, '\n\n'));
  });

  test('that is a teaser, or has lost its paragraphs, is not', () => {
    expect(body(page(paragraphs, ld({ articleBody: `${first.slice(0, 60)}...` })))).toBe(text);
    expect(body(page(paragraphs, ld({ articleBody: text.replaceAll(/\s+/g, ' ') })))).toBe(text);
  });

  test('tells text from a stray line', () => {
    expect(
      body(page(`<p>${first}</p><p>Where the river bends</p><p>${second}</p><p>${third}</p>`, ld({ articleBody: text }))),
    ).toBe(text);
  });
});

describe('the facts', () => {
  const graph = {
    '@graph': [
      { '@type': 'Organization', '@id': '#org', name: 'The Steppe Herald', address: { addressCountry: 'KZ' } },
      { '@type': 'Person', '@id': '#jane', name: 'Jane Doe', url: 'https://www.steppe.example.kz/authors/jane' },
      {
        '@type': ['Article', 'NewsArticle'], headline: 'Council votes &#8216;yes&#8217;', author: [{ '@id': '#jane' }, 'By John Roe'], publisher: { '@id': '#org' },
        datePublished: '2026-05-03T09:30:00+05:00', dateModified: '2026-05-04T08:00:00Z', articleSection: ['Region'], keywords: 'bridge, council; river', isAccessibleForFree: 'False',
        image: { url: '/img/a.jpg', caption: 'The river' }, inLanguage: 'en-GB', license: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ],
  }; // prettier-ignore

  test('from a graph', () => {
    const head = `<script type="application/ld+json">${JSON.stringify(graph)}</script><link rel=canonical href="/news/bridge"><meta name=robots content="index, noai, max-image-preview:large"><meta name="tdm-reservation" content="1">`;
    const found = article(
      page(paragraphs.repeat(1) + `<p>${text.replaceAll('bridge', 'ferry').repeat(5)}</p>`, head).replace('lang="en"', ''),
    );
    expect(found).toMatchObject({
      headline: 'Council votes ‘yes’',
      canonicalUrl: 'https://www.steppe.example.kz/news/bridge',
      author: [{ name: 'Jane Doe', url: 'https://www.steppe.example.kz/authors/jane' }, { name: 'John Roe' }],
      publisher: { name: 'The Steppe Herald', domain: 'steppe.example.kz', country: 'KZ' },
      datePublished: '2026-05-03T04:30:00Z',
      date: { raw: '2026-05-03T09:30:00+05:00', precision: 'second', source: 'json-ld', plausible: true },
      dateModified: '2026-05-04T08:00:00Z',
      articleSection: 'Region',
      keywords: ['bridge, council', 'river'],
      isAccessibleForFree: false,
      image: [{ url: 'https://www.steppe.example.kz/img/a.jpg', caption: 'The river' }],
      inLanguage: 'en-GB',
      rights: { license: 'https://creativecommons.org/licenses/by/4.0/', robots: ['noai'], tdmReservation: true },
    });
    expect(found).not.toHaveProperty('pubStatus');
  });

  test.each<[string, string, string, object]>([
    ['meta', '<meta property="article:published_time" content="2026-05-02T10:00:00Z">', '<time datetime="2026-05-01">', { datePublished: '2026-05-02T10:00:00Z', date: { source: 'meta', precision: 'second' } }],
    ['JSON-LD that is not to be read, so meta', '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council votes for the bridge","datePublished":"soon"}</script><meta name="pubdate" content="2026-05-02">', '', { datePublished: '2026-05-02', date: { source: 'meta', precision: 'day' } }],
    ['a date of the future is none', '<meta name="date" content="2031-01-01">', '<time datetime="2026-05-01T08:00Z">', { datePublished: '2026-05-01T08:00:00Z', date: { source: 'time', precision: 'minute' } }],
    ['RDFa', '', '<span property="schema:dateCreated" content="2026-05-01T08:00:00+00:00"></span>', { datePublished: '2026-05-01T08:00:00Z', date: { source: 'time' } }],
    ['a script that forgot its type', '<script>{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Council votes for the bridge", "datePublished": "2026-05-01T08:00:00Z"}</script>', '', { datePublished: '2026-05-01T08:00:00Z', date: { source: 'json-ld' } }],
    ['the address', '', '', { datePublished: '2026-05-03', date: { source: 'url', raw: '2026/05/03', precision: 'day' } }],
  ])('the date by %s', (_, head, before, expected) => expect(article(page(before + paragraphs, head))).toMatchObject(expected)); // prettier-ignore

  test('the date by the text beside the headline, and never the time of fetching', () => {
    const elsewhere = { url: 'https://www.steppe.example.kz/news/council-votes-for-the-bridge' };
    expect(article(page(`<div>Astana, 2 мая 2026 г., 10:15</div>${paragraphs}`), elsewhere)).toMatchObject({
      datePublished: '2026-05-02',
      date: { source: 'text', precision: 'day' },
    });
    // Below the lead, at the beginning of the text, and with two digits of the year; not a teaser's.
    const below = page(
      `<p class="lead">${first}</p><div>Datum:</div><div>02.05.26</div><p>${second} ${third} ${first}</p>`,
    ).replace('lang="en"', 'lang="de"');
    expect(article(below, elsewhere)).toMatchObject({ datePublished: '2026-05-02', date: { source: 'text' } });
    expect(article(page(`<p>2 May 2026. ${first} ${second}</p><p>${third}</p>`), elsewhere)).toMatchObject({
      datePublished: '2026-05-02',
    });
    const told = `<div>The council, which had last met on 5 January 2026, was not of one mind when it came together.</div>`;
    expect(article(page(`${told}<div>2 May 2026</div>${paragraphs}`), elsewhere)).toMatchObject({ datePublished: '2026-05-02' });
    const teaser = '<div class="related-posts"><a href=/x>2 May 2026 - The ferry closes</a></div>';
    expect(article(page(paragraphs + teaser), elsewhere)).not.toHaveProperty('datePublished');
    expect(article(page(paragraphs), elsewhere)).not.toHaveProperty('datePublished');
    expect(article(page(paragraphs), elsewhere)).not.toHaveProperty('date');
  });

  test('stand through normalise() as they are', () => {
    const found = article(page(paragraphs));
    const taken = normalise(found, { receivedAt: new Date('2026-06-01T00:00:00Z') });
    expect(taken).toMatchObject({ ...found, date: found.date });
    expect(taken.date.source).toBe('url');
  });

  test.each<[string, string, string[]]>([
    ['an element with rel=author', '<a rel=author href=/a>Jane Doe</a>', ['Jane Doe']],
    ['itemprop', '<span itemprop=author><span itemprop=name>Jane Doe</span>, Editor</span>', ['Jane Doe']],
    ['a class that says byline', '<div class="article__byline">By Jane Doe and John Roe</div>', ['Jane Doe', 'John Roe']],
    ['a line above the text', '<div>By Jane Doe</div>', ['Jane Doe']],
    ['a name beside the date', '<div>Jane Doe | 03.05.2026</div>', ['Jane Doe']],
    ['none', '<div>By Staff Writer</div>', []],
  ])('authors by %s', (_, html, names) =>
    expect((article(page(html + paragraphs)).author ?? []).map(({ name }) => name)).toEqual(names),
  );

  test.each<[string, string]>([
    [`<title>${headline} - Steppe Herald</title>`, headline],
    [`<title>${headline} | Region | Steppe Herald</title>`, headline],
    [`<title>Steppe Herald: x</title><meta property="og:title" content="${headline} | Steppe Herald">`, headline],
    [
      '<title>x</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Council votes for ...","datePublished":"2026-05-03"}</script>',
      headline,
    ],
  ])('the headline of %s', (head, expected) => {
    const html = `<html><head>${head}<meta property="og:site_name" content="Steppe Herald"></head><body><h1>${headline}</h1>${paragraphs}`;
    expect(article(html).headline).toBe(expected);
  });

  test('the headline without the deck that its heading holds', () => {
    const html = `<title>${headline} | Steppe Herald</title><meta property="og:title" content="${headline}"><h1>${headline} <span>Two lanes, and open before spring</span></h1>${paragraphs}`;
    expect(article(html).headline).toBe(headline);
  });

  test("no headline of a live blog's last entry", () => {
    const head = '<script type="application/ld+json">{"@type":"BlogPosting","headline":"Goodnight"}</script>';
    expect(article(page(paragraphs, head)).headline).toBe(headline);
  });

  test('a sub-heading in bold near the end is no signature', () => {
    const html = page(`<p>${first}</p><p>${second}</p><p><b>What comes next</b></p><p>${third}</p>`);
    expect(article(html)).not.toHaveProperty('author');
  });

  test('a language that the text is not written in is not believed', () => {
    const cyrillic =
      '<p>Совет собрался в понедельник и проголосовал за мост после долгих споров, которых мало кто ожидал.</p><p>По нему пройдут две полосы и дорожка для пешеходов, сказал мэр, и откроется он до весеннего паводка.</p>';
    const found = article(page(cyrillic));
    expect(found).not.toHaveProperty('inLanguage');
    expect(found.flags).toContain('language_declared_wrong');
  });
});

describe('an article whose text is not on the page is flagged, and the stub not stored', () => {
  const long = paragraphs + paragraphs.replaceAll('bridge', 'tunnel').replaceAll('council', 'board');
  const gallery = Array.from(
    { length: 12 },
    (_, i) => `<figure><img src=/p${i}.jpg width=900><figcaption>The river in picture ${i}</figcaption></figure>`,
  ).join('');
  const live = Array.from(
    { length: 8 },
    (_, i) =>
      `<div class="liveblog-post"><time datetime="2026-05-03T1${i}:00Z">1${i}:00</time><p>${first.replace('Monday', `hour ${i}`)}</p></div>`,
  ).join('');

  test.each<[string, string, string]>([
    ['paywalled', 'wall in words', `<p>${first}</p><div><p>Subscribe to continue reading this article.</p></div>`],
    ['paywalled', 'wall in German', `<p>${first}</p><div><p>Jetzt weiterlesen mit Steppe Plus</p></div>`],
    ['paywalled', 'wall in French', `<p>${first}</p><div><p>La suite est réservée aux abonnés</p></div>`],
    ['paywalled', 'wall in Russian', `<p>${first}</p><div><p>Чтобы читать дальше, оформите подписку</p></div>`],
    ['paywalled', 'wall in Japanese', `<p>${first}</p><div><p>この記事は有料会員限定です</p></div>`],
    ['paywalled', 'by JSON-LD', `<p>${first}</p><script type="application/ld+json">{"@type":"NewsArticle","headline":"${headline}","isAccessibleForFree":false}</script>`],
    ['teaser', 'cut by dots', `<p>${first.slice(0, -1)}, and then…</p>`],
    ['teaser', 'a link to read on', `<p>${first}</p><a href="/full">Read more</a>`],
    ['teaser', 'a link to read on in Spanish', `<p>${first}</p><a href="/full">Leer más</a>`],
    ['gallery', 'pictures with captions', `<p>${first}</p>${gallery}`],
    ['live_blog', 'posts with times', live],
  ])('%s: %s', (flag, _, html) => {
    const found = article(page(html));
    expect(found.flags).toContain(flag);
    expect(found).not.toHaveProperty('articleBody');
    expect(found.headline).toBe(headline);
  }); // prettier-ignore

  test('an article that is whole is not, though the page speaks of subscriptions', () => {
    const found = article(
      page(
        `${long}${long.replaceAll('May', 'June').replaceAll('lanes', 'tracks')}<aside><p>Subscribe to continue reading without advertisements.</p></aside>`,
      ),
    );
    expect(found.flags).toEqual([]);
    expect(found.articleBody).toContain(third);
  });
});

describe('a page that is no article gives none', () => {
  const links = Array.from(
    { length: 30 },
    (_, i) => `<li><a href="/news/${i}">Headline number ${i} of the many of this day</a></li>`,
  ).join('');
  const site = (title: string, html: string, head = ''): string =>
    `<html><head><title>${title}</title>${head}</head><body><h1>${title}</h1>${html}</body></html>`;

  test.each<[NotAnArticle['reason'], string, string, string]>([
    ['home_page', 'https://n.example.org/', 'a front page', site('Steppe Herald', `<ul>${links}</ul><p>${first}</p>`, '<meta property="og:type" content="website">')],
    ['home_page', 'https://n.example.org/en/', 'a front page in one language', site('Steppe Herald', `<ul>${links}</ul><p>${first}</p>`)],
    ['section_page', 'https://n.example.org/world', 'a section', site('World', `<ul>${links}</ul>`)],
    ['search_results', 'https://n.example.org/search?q=bridge', 'a search', site('Search results for bridge', `<ul>${links}</ul>`)],
    ['search_results', 'https://n.example.org/poisk?q=x', 'a search in Russian', site('Поиск', `<ul>${links}</ul>`)],
    ['error_page', 'https://n.example.org/news/a-story-that-is-gone-9', 'not found', site('Page not found', '<p>We could not find the page that you were looking for. It may have been moved or deleted.</p>')],
    ['error_page', 'https://n.example.org/news/a-story-that-is-gone-9', 'not found in Turkish', site('Sayfa bulunamadı', '<p>Aradığınız sayfa taşınmış ya da silinmiş olabilir, lütfen ana sayfaya dönün ve yeniden deneyin.</p>')],
    ['bot_challenge', 'https://n.example.org/news/a-story-9', 'a challenge', site('Just a moment...', '<p>Checking if the site connection is secure. Enable JavaScript and cookies to continue.</p>')],
    ['consent_wall', 'https://n.example.org/news/a-story-9', 'consent', site('Before you continue', '<p>We use cookies and data to deliver and maintain our services and to show ads. You can change your choices at any time.</p>')],
    ['consent_wall', 'https://n.example.org/news/a-story-9', 'consent without a title', site('N.example', '<p>We and our partners use cookies to process personal data on your device. You may give your consent or change your preferences in the privacy settings of this site.</p>')],
    ['no_headline', 'https://n.example.org/a', 'nothing', ''],
    ['no_headline', 'https://n.example.org/a', 'no HTML', 'plain text'],
  ])('%s at %s: %s', (reason, at, _, html) => expect(extractArticle(html, { url: at })).toMatchObject({ kind: 'not_an_article', reason })); // prettier-ignore

  test('by its status', () => {
    expect(extractArticle(page(paragraphs), { url, httpStatus: 404 })).toMatchObject({
      kind: 'not_an_article',
      reason: 'error_page',
    });
  });
});

test('bytes are decoded by what the transport says', () => {
  const bytes = Buffer.from(page(paragraphs.replaceAll('bridge', 'br\u00fccke')), 'latin1');
  expect(extractArticle(bytes, { url, contentType: 'text/html; charset=iso-8859-1' })).toMatchObject({
    charset: 'windows-1252',
    text: expect.stringContaining('brücke'),
  });
});
