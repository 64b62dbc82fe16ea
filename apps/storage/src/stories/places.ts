import { createHash } from 'node:crypto';
import { featuresOf } from './keys.ts';
import type { Profile } from './profile.ts';
import { WINDOW_DAYS } from './decide.ts';

const BUCKET_MS = WINDOW_DAYS * 86_400_000;

/** Of those that share a feature in one stretch of time, so many that were seen last before an article are compared with it. */
export const MOST_OF_A_FEATURE = 24;
/** And of these so many that share most with it. */
export const MOST_COMPARED = 64;

/** Where an article stands to be found: its features as numbers, in a stretch of time. It looks there, and in the stretches beside. */
export interface Places {
  /** Signed 64-bit numbers in decimal. */
  readonly features: string[];
  readonly bucket: number;
}

export function placesOf(profile: Profile): Places {
  const features = featuresOf(profile).map((feature) =>
    createHash('sha256').update(feature).digest().readBigInt64BE().toString(),
  );
  return { features: [...new Set(features)].toSorted(), bucket: Math.floor(profile.published / BUCKET_MS) };
}
