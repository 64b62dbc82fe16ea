/** What links carry to follow their reader or his visit, and never to say which article it is: rules as data, names without regard to case. */

/** Parameters that begin so. */
export const trackingPrefixes: readonly string[] = [
  'utm_', // Google Analytics and all who followed it
  'mtm_', // Matomo
  'matomo_',
  'pk_', // Piwik
  'piwik_',
  'hsa_', // HubSpot
  'vero_',
  'at_', // AT Internet: at_medium, at_campaign, ...
  'ns_', // comScore
  'wt_', // Webtrekk
  'mkt_',
  'oly_', // Omeda
  'fb_',
  'aspsessionid',
];

/** Parameters of just this name. */
export const trackingNames: ReadonlySet<string> = new Set(
  `fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid li_fat_id igsh igshid epik rdt_cid irclickid srsltid
   mc_cid mc_eid mkevt mkcid _ga _gl _hsenc _hsmi __hstc __hssc __hsfp hsctatracking _openstat _branch_match_id _bta_tid _bta_c _ke _kx
   ito icid ncid cmpid cmp ocid smid smtyp sref xtor xtref spm scid guccounter guce_referrer guce_referrer_sig recruiter trk trkcampaign
   cn-reloaded feature_share wtmc wt.mc_id wt.nav s_cid s_kwcid ef_id campaign_id ss_source ss_campaign_id sfmc_id sc_src sc_lid
   echobox cvid ceid emci emdi sailthru sh_kit wickedid ml_subscriber ml_subscriber_hash rb_clickid dm_i oft_id oft_k oft_lk oft_d
   phpsessid jsessionid sessionid session_id sessid oscsid zenid cfid cftoken`
    .split(/\s+/)
    .filter(Boolean),
);

/** Parameters that track if their value is one of the words below, and may name the article if it is not. */
export const sourceNames: ReadonlySet<string> = new Set('ref referrer referer source src via from medium rss feed'.split(' '));
export const sourceWords: ReadonlySet<string> = new Set(
  `rss rss2 rss2.0 atom feed feeds xml newsfeed feedburner feedly twitter x facebook fb linkedin whatsapp telegram instagram reddit flipboard
   newsletter email mail share sharing social homepage home hp front frontpage app mobile amp push web google googlenews msn yahoo bing 1 true`
    .split(/\s+/)
    .filter(Boolean),
);

/** Parameters that track if their value is the name of a host: whose page the link stood on. */
export const hostNames: ReadonlySet<string> = new Set('ref referrer referer via'.split(' '));

/** Parameters that choose how an article is shown, not which. They stay in a link that is to be opened. */
export const displayNames: ReadonlySet<string> = new Set('amp outputtype output print printable view_mode'.split(' '));
export const displayWords: ReadonlySet<string> = new Set(['', '1', 'true', 'amp', 'print', 'yes', 'mobile']);
