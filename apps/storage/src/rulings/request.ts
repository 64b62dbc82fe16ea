import { z } from 'zod';
import { EntityType } from '#events';
import { language } from '../answers/parameters.ts';

const MAX_CHARACTERS = 1_000;
const MAX_MERGED = 100;

const text = z
  .string('is missing: takes a text')
  .trim()
  .min(1, 'is blank')
  .max(MAX_CHARACTERS, `takes at most ${MAX_CHARACTERS} characters`)
  .refine((given) => !given.includes('\0'), 'contains a NUL character')
  .refine((given) => given.isWellFormed(), 'contains half of a character (a lone surrogate)');

const said = {
  reason: text.optional().meta({ description: 'why; kept and listed with the ruling' }),
  by: text.optional().meta({ description: 'who says so; kept and listed with the ruling' }),
};

const MergeRequest = z
  .strictObject({
    kind: z.literal('merge'),
    ids: z
      .array(text, 'is missing: takes a list of ids')
      .min(1, 'is empty')
      .max(MAX_MERGED, `takes at most ${MAX_MERGED}`)
      .meta({ description: 'of entities that are stored' }),
    into: text.meta({ description: 'the id under which all of them go from then on' }),
    force: z.boolean('takes true or false').default(false).meta({ description: 'true: though their types differ' }),
    ...said,
  })
  .superRefine(({ ids, into }, context) => {
    ids.forEach((id, at) => {
      if (ids.indexOf(id) < at) context.addIssue({ code: 'custom', path: ['ids', at], message: 'is there twice' });
      if (id === into) context.addIssue({ code: 'custom', path: ['ids', at], message: 'is the one that they are merged into' });
    });
  });
export type MergeRequest = z.infer<typeof MergeRequest>;

const SplitRequest = z.strictObject({
  kind: z.literal('split'),
  id: text.meta({ description: 'of an entity that is stored' }),
  mention: text.meta({ description: 'text of the mentions that are not of it; case and spacing do not matter' }),
  language: language.optional().meta({ description: 'only in articles of this language; pt takes pt-BR in' }),
  source: text.optional().meta({ description: 'only in articles of this publisher, by domain or name' }),
  articleId: z.uuid('takes the id of an article').optional().meta({ description: 'only in this article' }),
  into: text.meta({ description: 'the id of the entity that they are of; or the name of a new one' }),
  type: z
    .enum(EntityType.options, `takes ${EntityType.options.join(', ')}`)
    .optional()
    .meta({ description: 'of a new one; else that of the one that is split' }),
  name: text.optional().meta({ description: 'of a new one whose id is given' }),
  ...said,
});
export type SplitRequest = z.infer<typeof SplitRequest>;

export const RulingRequest = z.discriminatedUnion(
  'kind',
  [MergeRequest, SplitRequest],
  'takes an object whose kind is merge or split',
);
export type RulingRequest = z.infer<typeof RulingRequest>;
