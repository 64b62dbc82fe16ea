import type { RawArticle, TextField } from '#events';

export interface FieldText {
  readonly field: TextField;
  readonly text: string;
  /** Where the text begins in the field, if it is a part of it. */
  readonly start?: number;
}

/**
 * The fields that are searched for mentions, in reading order. A headline that was derived from the body is the body's
 * beginning again: searching it would count every mention in it twice.
 */
export function searchedFields(article: RawArticle): FieldText[] {
  const fields: FieldText[] = [];
  if (article.headline && !article.flags?.includes('headline_derived'))
    fields.push({ field: 'headline', text: article.headline });
  if (article.description) fields.push({ field: 'description', text: article.description });
  if (article.articleBody) fields.push({ field: 'articleBody', text: article.articleBody });
  return fields;
}
