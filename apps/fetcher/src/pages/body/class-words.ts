/**
 * What the words in class names and ids say about an element, whoever's they are: words that many publishers and the wide-spread
 * content systems use, never those of one site. A name is cut into words at hyphens, underscores, digits and inner capitals.
 */
export type Surrounding =
  | 'navigation'
  | 'aside'
  | 'footer'
  | 'comments'
  | 'related'
  | 'promotion'
  | 'share'
  | 'newsletter'
  | 'consent'
  | 'caption'
  | 'byline'
  | 'tags'
  | 'hidden'
  | 'gallery'
  | 'body'
  | 'article'
  | 'lead';

const words = (list: string): readonly string[] => list.split(/\s+/);

/** Single words of a name. */
export const classWords: Readonly<Partial<Record<Surrounding, readonly string[]>>> = {
  navigation: words(
    'nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager paging masthead toolbar topbar crumbs toc topnav subnav',
  ),
  aside: words('sidebar rail widget widgets aside outbrain taboola mgid zergnet revcontent'),
  footer: words('footer copyright colophon disclaimer legal imprint'),
  comments: words(
    'comment comments commentlist disqus respond reply replies discussion talkback hyvor coral livefyre kommentare kommentar comentarios commentaires reaction reactions',
  ),
  related: words(
    'related recommended recommendation recommendations recommend recirc recirculation readmore morefrom teaser teasers trending popular mostread mostpopular latest suggested suggestions readnext upnext nextup similar relacionadas relacionados verwandte ahnliche interlink interlinks relatednews relatedposts yarpp',
  ),
  promotion: words(
    'ad ads advert adverts advertisement advertising adslot adwrap adbox dfp sponsor sponsored promo promos promotion promotional promoted banner banners affiliate cta donate donation donations werbung anzeige publicidad reklama reklam commercial',
  ),
  share: words(
    'share sharing shares sharebar sharedaddy social socials socialmedia rating ratings voting addthis addtoany sharethis follow followus',
  ),
  newsletter: words('newsletter newsletters subscribe signup optin mailchimp'),
  consent: words('cookie cookies consent gdpr ccpa onetrust didomi usercentrics'),
  caption: words(
    'caption captions figcaption credit credits photocredit imagecredit copyrightholder legend bildunterschrift wp-caption-text',
  ),
  byline: words(
    'byline bylines author authors dateline timestamp pubdate published updated publishdate meta postmeta postmetadata entrymeta contributor contributors writer biography bio reporter dateinfo authorinfo',
  ),
  tags: words('tags taglist tag keywords topics hashtags labels taxonomy tagcloud'),
  hidden: words('visuallyhidden invisible tooltip modal popup lightbox offscreen sronly dropdown'),
  gallery: words('gallery galleries slideshow carousel slider slick swiper playlist video-playlist'),
  lead: words(
    'standfirst lead lede dek deck summary subtitle subheadline subhead excerpt kicker intro introduction abstract teasertext vorspann anons chapo entradilla bajada sumario',
  ),
};

/** Phrases of words within a name, in order; looked for in the name with hyphens between its words. */
export const classPhrases: Readonly<Partial<Record<Surrounding, RegExp>>> = {
  related:
    /(?:^|-)(?:read-(?:more|next|also)|also-(?:read|like)|more-(?:from|on|in|news|stories|articles|like)|up-next|see-also|most-(?:read|popular|viewed|recent)|you-may|(?:article|story|post|news|card)s?-(?:list|grid|feed|cards?)|next-?(?:article|post|story)|prev(?:ious)?-?(?:article|post|story)|post-navigation|editors?-picks?|top-stories|around-the-web|inline-link)(?:-|$)/,
  promotion: /(?:^|-)(?:call-to-action|google-(?:ad|news)|app-(?:banner|download)|native-ad|buy-now|price-(?:box|table))(?:-|$)/,
  newsletter: /(?:^|-)(?:sign-up|opt-in|mail-(?:ing|chimp)|email-(?:form|signup|capture))(?:-|$)/,
  // Only as a whole name: `label-hidden`, `overflow-hidden` and `hidden-print` say it of something else.
  hidden: /^(?:hidden|sr-only|screen-reader(?:-text)?|visually-hidden|assistive-text|d-none|off-screen|element-invisible)$/,
  byline:
    /(?:^|-)(?:post|entry|article|story)-(?:meta|info|author|date|time)(?:-|$)|(?:^|-)(?:about-the-author|last-updated|read(?:ing)?-time|publish(?:ed)?-(?:date|time|at)|date-(?:time|published|modified|line))(?:-|$)/,
  caption: /(?:^|-)(?:image|photo|media|picture|figure)-(?:caption|credit|description|desc|copyright|source|info)(?:-|$)/,
  share: /(?:^|-)(?:social-(?:links|media|icons|bar)|follow-us)(?:-|$)/,
  tags: /(?:^|-)(?:tag|topic|category)-(?:list|links?|cloud|items?)(?:-|$)|(?:^|-)(?:cat|tags)-links(?:-|$)/,
  body: /(?:^|-)(?:(?:article|story|post|entry|news|blog|page|main|node|detail|document|item|single)-?(?:body|content|text|copy|fulltext)|body-?(?:copy|text|content|article)|(?:content|text)-(?:body|article|area|wrapper|detail)|articlebody|field-name-body|field-body|rich-?text|richtext|wysiwyg|full-?text|td-post-content|article-(?:main|inner|section|detail|paragraphs?)|story-?content)(?:-|$)/,
  article: /(?:^|-)(?:article|story|hentry|post|news-?item)(?:-|$)/,
  gallery: /(?:^|-)(?:photo-(?:gallery|essay)|image-(?:gallery|slider)|media-gallery)(?:-|$)/,
  lead: /(?:^|-)(?:sub-?(?:title|head|headline)|stand-?first|article-(?:intro|summary|lead|description|subtitle)|(?:lead|intro)-(?:text|paragraph))(?:-|$)/,
};
