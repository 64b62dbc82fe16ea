import type { EnrichedArticle } from '#events';
import { MOST_HASHES, readKeys } from '../copies/sketch.ts';
import { fold } from '../keys.ts';
import { isHidden } from './rows.ts';

/** A row of khabar.fingerprint as json_to_recordset takes it. */
export interface FingerprintRow {
  article_id: string;
  words: number;
  share: number;
  keys: number[];
  /** Base64. */
  shingles: string;
  lead: string;
  agency?: string | undefined;
  agency_own: boolean;
}

/** Names longer than this are no agency's. */
const MOST_NAME_UNITS = 200;

/** @returns undefined if there is no fingerprint, or the text must not be shown */
export function fingerprintRow({ articleId, article, fingerprint, infosources }: EnrichedArticle): FingerprintRow | undefined {
  if (!fingerprint || isHidden(article.pubStatus)) return undefined;
  const [shingles, lead] = [Buffer.from(fingerprint.shingles, 'base64'), Buffer.from(fingerprint.lead, 'base64')];
  // More would not fit into a row. What is left of it can not be read, and the lane says so.
  const fits = shingles.length <= MOST_HASHES * 4 && lead.length <= MOST_HASHES / 8;
  return {
    article_id: articleId.toLowerCase(),
    words: fingerprint.words,
    share: fingerprint.share,
    keys: readKeys(Buffer.from(fingerprint.minhash, 'base64')),
    shingles: fits ? shingles.toString('base64') : '',
    lead: fits ? lead.toString('base64') : '',
    ...agencyOf(article, infosources),
  };
}

/** The first agency that was recognised, else the one that was given. */
function agencyOf(
  article: EnrichedArticle['article'],
  infosources: EnrichedArticle['infosources'],
): Pick<FingerprintRow, 'agency' | 'agency_own'> {
  const found = infosources?.find(({ role }) => role === 'agency');
  const name = found?.name ?? article.agency;
  if (name === undefined || name.trim() === '' || name.length > MOST_NAME_UNITS) return { agency_own: false };
  const agency = fold(name);
  const publisher = article.publisher?.name;
  return { agency, agency_own: found?.via === 'publisher' || (publisher !== undefined && fold(publisher) === agency) };
}
