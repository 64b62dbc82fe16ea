/**
 * Sentences that stand among an article's text and are none of it, in the languages that news is written in. Each pattern is tried on
 * one block; those of `wholeBlock` must make up all of it.
 */
const any = (parts: readonly string[]): string => parts.join('|');

/** What a link to another article, a request to share or subscribe, or a player begins with. */
export const leadIn = new RegExp(
  `^[\\s>»▶►•*\\[(→-]*(?:${any([
    'read (?:more|also|next|full|the full)', 'also read', 'see also', 'related(?: (?:articles?|stor(?:y|ies)|posts?|news|coverage|content|topics?|links?|reading|video))?\\s*(?::|$)', 'more(?: (?:from|on|stories|news|about|like this))\\b.{0,60}$',
    'recommended(?: for you)?\\s*(?::|$)', '(?:watch|listen|read|see|related|live|video)(?: now| live| more| the video)?\\s*[:|]', 'watch now$', 'listen(?: now)?\\s*:', "don['’]t miss\\b.{0,5}:?", 'you (?:may|might) (?:also )?(?:like|be interested)', "must[- ]read", 'trending\\b.{0,12}$', 'up next', 'click here (?:to|for)\\b', 'tap here', 'just in\\s*:',
    'lesen sie (?:auch|mehr|hier)', 'mehr (?:zum thema|dazu|lesen|aus)', 'auch interessant', 'siehe auch', 'weiterlesen', 'zum thema\\s*:?$', 'passend dazu',
    'lire (?:aussi|la suite|également|plus)', 'à lire (?:aussi|également)', '(?:a|à) voir (?:aussi|également)', 'voir aussi', 'sur le même (?:sujet|thème)',
    'lea (?:también|además|más)', 'lee (?:también|además|más)', 'leer más', 'te puede interesar', 'noticias? relacionadas?', 'más (?:noticias|información)\\s*:?$', 'ver también', 'le puede interesar',
    'leia (?:também|mais)', 'veja (?:também|mais)', 'saiba mais', 'leggi anche', 'vedi anche', 'approfondisci', 'lees ook', 'meer over', 'läs (?:även|också|mer)', 'les også', 'læs også', 'lue myös',
    'czytaj (?:też|także|więcej)', 'zobacz (?:też|także|również)', 'čtěte také', 'přečtěte si', 'skaitykite (?:taip pat|daugiau)', 'taip pat skaitykite',
    'читайте (?:также|ещё|еще|больше)', 'смотрите (?:также|ещё|еще)', 'подробнее\\s*(?:$|:|о\\b)', 'по теме\\s*:?$', 'материалы по теме', 'ранее по теме', 'подписывайтесь', 'подпишитесь', 'читайте нас', 'следите за (?:нами|нашими)', 'читати також', 'читайте також', 'дивіться також',
    'сондай-ақ оқыңыз', 'оқи отырыңыз', 'тағы оқыңыз', 'жазылыңыз', 'ilgili haber', 'ayrıca (?:okuyun|bakınız)', 'baca (?:juga|selengkapnya)', 'lihat juga', 'xem thêm', 'đọc thêm', 'tin liên quan',
    'اقرأ (?:أيض[اً]+|المزيد)', 'شاهد (?:أيض[اً]+)', 'طالع (?:أيض[اً]+)', 'قد يهمك', 'मोर', 'यह भी पढ़ें', 'ये भी पढ़ें', '相关阅读', '相關閱讀', '相关新闻', '相關新聞', '延伸阅读', '延伸閱讀', '推荐阅读', '関連記事', 'あわせて読みたい', '【関連】', '관련기사', '관련 기사', '더 보기', 'קראו גם',
  ])})`,
  'iu',
); // prettier-ignore

/** What asks something of the reader. */
export const appeal = new RegExp(
  any([
    "sign(?:ing)? up (?:for|to|here|now|today)\\b.{0,80}(?:newsletter|e-?mail|inbox|daily|weekly|free|alerts?|updates?)", 'subscribe (?:to|now|today|here|for)\\b.{0,80}(?:newsletter|e-?mail|channel|podcast|alerts?|updates?|feed|youtube|magazine|access|\\.$|$)', '(?:get|have|receive)\\b.{0,60}(?:delivered|sent|straight|right|direct) ?(?:directly )?(?:to|in|into) your (?:inbox|e-?mail)', 'in your inbox',
    'download (?:our|the)\\b.{0,40}\\bapps?\\b', 'enable javascript', 'javascript (?:is|to be|must)\\b.{0,20}(?:disabled|enabled)', 'turn off your ad ?blocker', '(?:we|this (?:site|website)) uses? (?:third[- ]party )?cookies', 'accept (?:all )?cookies', 'privacy policy and terms', 'terms of (?:service|use) (?:and|apply)',
    '^(?:please )?follow (?:us|the author|@?\\w+ on)\\b.{0,80}(?:facebook|twitter|instagram|linkedin|telegram|whatsapp|youtube|google news|tiktok|threads|$)', '^(?:like|join|find) us on (?:facebook|telegram|whatsapp)', 'join our (?:telegram|whatsapp|facebook|newsletter)', 'thank you for (?:subscribing|signing up)', 'your (?:email|e-mail) address will not be published', '^leave a (?:comment|reply)', '^(?:post|add|view|show|write|see) (?:a |all )?comments?\\b', '^share (?:this|on|via|with|the)\\b.{0,60}$',
    '^(?:already a (?:subscriber|member)|to continue reading|create (?:a|your) (?:free )?account)', 'all rights reserved\\.?$(?<!associated press.{0,200})', 'alle rechte vorbehalten', 'tous droits réservés', 'todos los derechos reservados', 'todos os direitos reservados', 'tutti i diritti riservati', 'wszystkie prawa zastrzeżone', 'všechna práva vyhrazena', 'все права защищены', 'tüm hakları saklıdır', '版权所有', '著作權', 'licencja na publikację', '^advertisement\\b.{0,40}$', '^(?:article continues|story continues|continue reading)\\b.{0,50}$', '^(?:photo|image|picture|video|file photo)\\s*(?:credit|courtesy|by|:)', '^loading\\b.{0,20}$', 'please try again', '(?:document|material|article|content) is (?:subject to|protected by) copyright', '^citation\\s*:', '^explore further$', '^e-?mail protected', 'has been sent to\\b.{0,20}$', 'personal,? (?:and )?non-?commercial use', 'for the best .{0,40}experience', 'you are (?:on|using) (?:an? )?(?:internet explorer|old(?:er)? browser|outdated browser)', 'community (?:standards|guidelines|rules)', 'by (?:submitting|clicking|subscribing|registering|signing up)\\b.{0,40}you (?:agree|accept|consent|acknowledge|confirm)', 'uses akismet', 'how your comment data is processed', 'we may (?:earn|receive) (?:a|an affiliate) commission', 'remove ads', 'support our (?:work|journalism)', '^suggested citation\\b', '(?:opinions?|views) expressed (?:in|by|here|are)\\b.{0,120}(?:do(?:es)? not|don[’\']t|are (?:his|her|their|those)|not necessarily)', 'gibt (?:ausschließlich |allein |nur )?die meinung (?:des autors|der autorin|der autoren|des verfassers)', '(?:contains?|may contain) affiliate links', 'engagent que leurs auteurs', 'n[’\']engagent que (?:son auteur|leur auteur)', 'мнение (?:автора|редакции) может не совпадать', 'nutzung (?:der|unserer|dieser) (?:seite|website)\\b.{0,40}(?:stimmst|stimmen|erklär)', '^thank you[.!]?$', 'scan the qr', '扫描二维码',
    '(?:make|give) a donation', 'donate (?:now|today|here)', 'support (?:independent|quality|our) journalism', 'support us (?:by|with|on)', 'unterstützen sie (?:uns|unsere)', 'mit einer spende', 'faites un don', 'soutenez-nous', 'haz una donación', 'apóyanos', 'поддержите (?:нас|редакцию|проект)', 'підтримайте (?:нас|редакцію)', 'abonnieren sie', 'melden sie sich .{0,40}newsletter', 'jetzt (?:anmelden|abonnieren)', 'wir verwenden cookies', 'inscrivez-vous', 'abonnez-vous', 'recevez .{0,60}(?:newsletter|e-?mail)', 'suscr[íi]bete', 'suscríbase', 'reg[íi]strate', 'recibe .{0,60}(?:correo|newsletter|bolet[íi]n)', 'síguenos', 'siga-nos', 'inscreva-se', 'assine (?:a |nossa )', 'iscriviti', 'seguici su', 'zapisz się', 'schrijf je in', 'prenumerera på', 'abone ol', 'bültenimize', 'bülten(?:e|imiz)? (?:abone|kayıt)',
    'подпис(?:ывайтесь|аться|ишитесь|ка) на', 'подпишитесь', 'подписывайтесь', 'мы используем cookie', 'выделите (?:ее|её|фрагмент|текст).{0,40}ctrl', 'ctrl ?\\+ ?enter', 'нашли ошибку', 'помітили помилку', 'підписуйтесь', 'қате тапсаңыз', '(?:бізге|арнаға|парақшамызға) жазылыңыз', 'اشترك (?:في|الآن)', 'تابعنا', 'تابعونا', '(?:立即|点击|欢迎|免费)订阅', '订阅(?:我们|本)', '扫码(?:关注|下载|阅读)', '扫一扫', '关注我们', '責任編輯', '责任编辑', '無断転載', '転載禁止', 'メルマガ', '무단 ?전재', '재배포 금지', 'follow (?:vnexpress|us) ', 'theo dõi .{0,30}(?:trên|tại)\\b.{0,30}$',
  ]),
  'iu',
); // prettier-ignore

// What a block says that is nothing but a label.
const labels = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${any([
    'advertisement', 'ad', 'ads by .{0,20}', 'sponsored(?: content)?', 'promoted(?: content)?', 'anzeige', 'werbung', 'publicité', 'publicidad', 'publicidade', 'pubblicità', 'реклама', 'жарнама', 'reklam', 'reklama', 'iklan', 'quảng cáo', 'annons', 'annonse', 'advertentie', 'إعلان', '广告', '廣告', '広告', '광고', '\\[?ad removed\\]?',
    'share', 'tweet', 'print', 'e-?mail', 'facebook', 'twitter', 'linkedin', 'pinterest', 'whatsapp', 'telegram', 'reddit', 'copy link', 'save', 'listen', 'play', 'comments?', '\\d+ comments?', '\\d+ shares?', 'teilen', 'partager', 'compartir', 'compartilhar', 'поделиться', 'condividi', 'paylaş', 'bagikan', 'bölüş', 'бөлісу', 'شارك', '分享', 'シェア', '공유',
    'tags?', 'topics?', 'filed under.{0,60}', 'sources?', 'view (?:slideshow|gallery)', 'close', 'menu', 'search', 'back to top', 'top', 'next', 'previous', 'prev', 'home', 'more', 'read more', 'show more', 'load more', 'see more', 'view more', 'expand', 'transcript', 'photo', 'video', 'gallery', 'image \\d+ of \\d+', '\\d+ ?/ ?\\d+', '\\d+ of \\d+', 'теги', 'тэги', 'метки', 'теги', 'schlagworte', 'themen', 'etiquetas', 'temas', 'mots-clés', 'etiketler',
    'related (?:articles?|stories|posts|topics|news|coverage|video|links?|content|reading)', 'recommended(?: (?:for you|stories|articles|reading))?', 'most (?:read|popular|viewed)', 'trending(?: now)?', 'latest(?: news| stories)?', 'editors?[’\']? picks?', 'more stories', 'top stories', 'you may also like', 'around the web', 'from the web', 'popular (?:posts|now|stories)', 'newsletters?', 'sign up', 'log in', 'subscribe(?: now)?', 'about the author', 'leave a (?:comment|reply)', 'continue reading',
    '\\d+ (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago', 'vor \\d+ (?:minuten?|stunden?|tag(?:en)?)', 'il y a \\d+ (?:minutes?|heures?|jours?)', 'hace \\d+ (?:minutos?|horas?|días?)', 'há \\d+ (?:minutos?|horas?|dias?)', '\\d+ (?:минут[уы]?|час(?:а|ов)?|д(?:ень|ня|ней)) назад', '\\d+ (?:dakika|saat|gün) önce', '\\d+ (?:menit|jam|hari) (?:yang )?lalu', '\\d+ ?(?:分钟|小时|天|分鐘|小時)前', '\\d+ ?(?:分|時間|日)前',
    'social sharing', 'share this(?: .{0,20})?', 'sharing is caring', 'like this', 'sign up for .{0,60}newsletter.{0,20}', 'table of contents', 'in this (?:article|story)', 'in diesem artikel', 'inhalt(?:sverzeichnis)?', 'sommaire', 'dans cet article', 'en este artículo', 'índice', 'в этой статье', 'содержание', 'order reprints', 'print article', 'text size', 'copy link', 'republish', 'reprints?', 'font size', 'listen to this article', '\\d+ min(?:ute)?s? read', '\\d+ minuten lesezeit', 'video\\W*\\d+:\\d+.{0,12}', 'článek',
    'rate this (?:article|story|post)', 'was this (?:article|story|page) (?:helpful|useful)', 'did you (?:like|enjoy) this (?:article|story|post)', 'artikel bewerten', 'hier können sie den artikel bewerten', 'wie (?:hat|gefällt) (?:ihnen|dir) .{0,20}(?:artikel|beitrag).{0,12}', 'gefällt (?:ihnen|dir) (?:dieser|der) (?:artikel|beitrag)', 'gefällt mir', 'fragen an (?:den autor|die autorin|die redaktion)', 'schon gelesen', '(?:empfohlener )?(?:externer|redaktioneller) inhalt', '(?:quellen|bilder?|inhalt|text) (?:ein|aus)blenden', 'bild (?:anzeigen|vergrößern|schließen)(?: bild (?:anzeigen|schließen))?', 'über (?:den autor|die autorin|die autoren)', 'valora esta noticia', 'califica (?:esta nota|este artículo)', 'notez cet article', 'vota (?:questo articolo|l.articolo)', 'оцените (?:статью|материал|новость)', 'oceń artykuł', 'hodnotit článek',
  ])})[\\s\\p{P}\\p{S}]*$`,
  'iu',
); // prettier-ignore

const LONGEST_LABEL = 200;

/** Whether a block is nothing but a label: of an advertisement, a button, a box. */
export function isLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && labels.test(text);
}

/** The heading behind which the readers speak. */
// prettier-ignore
export const commentsBegin = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${any([
    '(?:\\d+ )?(?:(?:top|all|latest|recent|readers?|user|most) )?(?:rated |liked )?(?:comments?|responses?|replies|reactions)(?: \\(?\\d+\\)?)?', '(?:\\d+|one|two|three) (?:thoughts?|responses?|replies|comments?) (?:on|to)\\b.{0,200}', 'leave a (?:comment|reply)\\b.{0,40}', '(?:post|add|write|submit) (?:a|your) comment\\b.{0,20}', 'join the (?:conversation|discussion)\\b.{0,30}', 'reader interactions', 'what do you think\\??', 'view comments', 'discussion',
    '(?:\\d+ )?kommentare?(?: \\(?\\d+\\)?)?', 'leserkommentare', 'schreib(?:en sie)? einen kommentar', 'diskutieren sie mit', '(?:\\d+ )?commentaires?(?: \\(?\\d+\\)?)?', 'laisser un commentaire', 'vos réactions', '(?:\\d+ )?comentarios?(?: \\(?\\d+\\)?)?', 'deja (?:un comentario|una respuesta)', '(?:\\d+ )?comentários?(?: \\(?\\d+\\)?)?', 'deixe (?:um comentário|uma resposta)', '(?:\\d+ )?commenti?(?: \\(?\\d+\\)?)?', 'lascia un commento', '(?:\\d+ )?reacties?(?: \\(?\\d+\\)?)?', 'kommentarer', '(?:\\d+ )?komentarz[ey]?', 'dodaj komentarz', 'diskuze(?: \\(?\\d+\\)?)?', 'komentarai',
    '(?:\\d+ )?комментари[ийяев]+(?: \\(?\\d+\\)?)?', 'оставить комментарий', 'обсуждение', 'коментар[іи]', 'пікірлер?(?: \\(?\\d+\\)?)?', 'пікір қалдыру', '(?:\\d+ )?yorum(?:lar)?(?: yap)?(?: \\(?\\d+\\)?)?', 'komentar', 'tinggalkan (?:balasan|komentar)', 'bình luận(?: \\(?\\d+\\)?)?', 'التعليقات', 'تعليقات(?: القراء)?', 'اترك (?:تعليقا|ردا)', '评论', '網友評論', '网友评论', '留言', 'コメント', '댓글.{0,8}', 'תגובות',
  ])})[\\s\\p{P}\\p{S}]*$`,
  'iu',
);

/** The heading behind which a page goes on to other articles. */
// prettier-ignore
export const othersBegin = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${any([
    'related (?:articles?|stories|posts|topics|news|coverage|links?|content|reading|video)', 'recommended(?: (?:for you|stories|articles|reading|by .{0,30}))?', 'most (?:read|popular|viewed|shared)', 'trending(?: now| stories)?', 'latest (?:news|stories|articles|posts|video)', 'more (?:from|on|in|\\p{L}+ (?:\\p{L}+ )?stories|stories|news|articles|like this)\\b.{0,60}', 'elsewhere (?:on|in)\\b.{0,40}', 'top stories', 'you (?:may|might) also (?:like|enjoy|be interested in)\\b.{0,10}', 'around the web', 'from (?:around )?the web', 'popular (?:posts|now|stories)', 'about the authors?', 'about me', 'post navigation', '(?:previous|next) (?:post|article|story)', 'read next', 'up next', 'what to read next', 'primary sidebar', 'editors?.? picks?', 'see also', 'further reading', 'how to contact us', 'contact us', '(?:for )?(?:more|further|additional) information', '(?:media|press) contacts?', 'notes? (?:to|for) editors?', 'about the company', 'sources and further reading',
    '(?:weitere|weiterführende|mehr|nähere) (?:informationen|infos|links|inhalte|artikel)(?: (?:zum thema|hierzu|dazu|zu .{0,30}))?', 'weitere (?:aktuelle )?themen.{0,40}', 'mehr themen', '(?:presse|medien)?kontakt', 'ansprechpartner(?:in)?(?: für (?:die )?(?:medien|presse|redaktionen))?', 'rückfragen(?: bitte an| & kontakt)?', 'contacts? presse', 'contacto (?:de )?prensa', 'pour en savoir plus', 'en savoir plus', 'para más información', 'контакты?(?: для (?:прессы|сми))?', 'пресс-служба',
    'mehr zum thema', 'ähnliche (?:artikel|beiträge|themen)', 'das könnte (?:sie|dich) auch interessieren', 'weitere (?:artikel|themen|nachrichten|beiträge)', 'meistgelesen', 'lesen sie auch', 'sur le même (?:sujet|thème)', 'les plus lus', 'à lire aussi', 'articles (?:liés|similaires)', 'noticias relacionadas', 'artículos relacionados', 'lo más (?:leído|visto)', 'te puede interesar', 'veja também', 'leia também', 'mais lidas', 'notícias relacionadas', 'leggi anche', 'i più letti', 'articoli correlati', 'lees ook', 'läs mer', 'relaterade artiklar', 'mest lästa', 'czytaj także', 'mohlo by vás zajímat', 'související články', 'taip pat skaitykite',
    'читайте также', 'материалы по теме', 'по теме', 'новости партн[её]ров', 'похожие (?:новости|статьи|материалы)', 'самое читаемое', 'популярное', 'другие новости', 'главное за день', 'новости по теме', 'читайте ещё', 'ұқсас жаңалықтар', 'тағы оқыңыз', 'читайте також', 'схожі новини', 'ilgili haberler', 'benzer haberler', 'en çok okunanlar', 'berita terkait', 'baca juga', 'terpopuler', 'tin liên quan', 'cùng chuyên mục', '相关(?:新闻|阅读|文章)', '相關(?:新聞|閱讀|文章)', '推荐阅读', '関連(?:記事|ニュース)', 'こちらも読まれています', '관련 ?기사', 'أخبار ذات صلة', 'مواضيع ذات صلة', 'اقرأ أيضا', 'الأكثر قراءة', 'כתבות נוספות',
  ])})[\\s\\p{P}\\p{S}]*$`,
  'iu',
);

/** Words of consent dialogs and privacy notices; one may stand in an article, three different ones make a notice. */
const notice =
  /\bcookies?\b|personal (?:information|data)|opt(?:ing)?[- ]out|(?:our|third[- ]party) (?:partners|vendors)|privacy (?:policy|notice|settings)|your (?:consent|preferences|choices|browser|device)|this (?:site|website)|targeted advertising|we (?:use|may use|process|collect|store)\b|персональных данных|файлы cookie|datenschutz|einwilligung|unsere partner|données personnelles|vos (?:choix|préférences)|nos partenaires|datos personales|nuestros socios|dados pessoais|dati personali|çerez/giu;

export function isNotice(text: string): boolean {
  if (text.length > 5_000) return false;
  const found = new Set<string>();
  for (const [word] of text.matchAll(notice)) found.add(word.toLowerCase());
  return found.size >= 3;
}

/** A caption of any length that has the credit in brackets at its end. */
export const creditInBrackets =
  /[([（](?:ap |afp |file |handout )?(?:photos?|images?|pictures?|foto|photograph|credits?|bild|crédit|crédito|imagen|фото|ảnh|写真|图|사진|getty|reuters\/|source|courtesy|pic)\b[^)\]）]{0,90}[)\]）][.\s]*$/iu;

/** A line that ends by saying whose picture it was. */
export const pictureCredit =
  /(?:\b(?:photos?|images?|pictures?|foto|fotograf(?:ie|ía)?|photograph|credits?|courtesy|source|bild|crédit|crédito|imagen|ảnh|kuva)\b\s*(?:by|courtesy|credit|:|\/|©|von|de)|©|\bфото\b|сурет:|写真|图片|圖|사진|\b(?:getty(?: images)?|shutterstock|ap photo|afp photo|istock|picture alliance|imago)\b).{0,80}$/iu;

/** What stands where the text breaks off for those who don't pay. */
// prettier-ignore
export const paywall = new RegExp([
  '(?:subscribe|sign in|log ?in|register)\\b.{0,40}\\b(?:to (?:continue|keep|read|view|unlock|access)|for (?:full|unlimited) access)', 'to (?:continue|keep) reading', 'continue reading (?:your|this|with|by|for)', '(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for)\\b.{0,20}(?:subscriber|member|registered)', 'subscriber[- ](?:only|exclusive)', 'already a (?:subscriber|member)', 'you have (?:reached|read|used)\\b.{0,40}(?:free )?articles?', 'unlock (?:this|the) (?:article|story)', 'become a (?:subscriber|member)',
  'weiterlesen mit', 'jetzt weiterlesen', '(?:diesen|den) (?:artikel|text|beitrag) (?:weiter)?lesen (?:sie )?mit', 'bereits (?:abonnent|registriert|abonniert)', 'nur für (?:abonnent|mitglieder)', 'mit .{0,20}(?:plus|abo|\\+) (?:weiter)?lesen', 'exklusiv für abonnent',
  'réservé (?:à|aux) (?:nos )?abonné', 'la suite est réservée', '(?:cet|l[’\']) ?article est réservé', 'déjà abonné', 'il vous reste .{0,20} (?:de cet article )?à lire', 'abonnez-vous pour (?:lire|continuer)', 'contenido exclusivo para suscriptores', 'suscríbete para (?:seguir|leer|continuar)', 'solo para suscriptores', 'exclusivo para assinantes', 'già abbonato', 'abbonati per (?:leggere|continuare)', 'riservat[oa] agli abbonati', 'alleen voor abonnees', 'artikeln är låst', 'för prenumeranter', 'dla (?:prenumeratorów|subskrybentów)', 'dostęp (?:tylko )?dla', 'pouze pro předplatitele',
  '(?:только|доступ\\p{L}*) (?:для|по) подпис', 'оформите подписку', 'материал доступен подписчикам', 'чтобы (?:читать|прочитать) (?:дальше|полностью|статью)', 'abone olun', 'yalnızca aboneler', 'khusus pelanggan', 'この記事は.{0,10}会員', '会員限定(?:記事|です)', '続きを読むには', '続きは.{0,10}会員', '残り\\s?[\\d,]+\\s?文字', '付费(?:阅读|内容)', '訂閱.{0,8}(?:閱讀|全文)', '구독자 전용', '유료 ?회원', 'للمشتركين',
].join('|'), 'iu');
