import { z } from 'zod';
import { CONTACT_ROLES } from '../answering/answer';

/** The longest label that fits a button on every platform, in characters. */
const LABEL_LENGTH = 60;

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is no id; use lower-case letters, digits and hyphens, at most 64');
const words = z.string().trim().min(1).max(2_000);
const lowerCase = words.refine((text) => text === text.toLowerCase(), 'has capital letters; write it in lower case');
const label = z.string().trim().min(1).max(LABEL_LENGTH);
const related = z.array(id).min(2).max(4);
const isoDate = z.iso.date('is not a date; write it as 2026-01-31').nullish();
const webAddress = z.url({ protocol: /^https?$/, error: 'is no web address; begin it with https://' });

/** leaflet.yaml */
export const leafletSchema = z.strictObject({
  title: words,
  publisher: words,
  reviewed: isoDate,
  reviewDue: isoDate,
  link: webAddress.nullish(),
  command: z
    .string()
    .regex(/^[a-z0-9-]{1,31}$/, 'is no command; use at most 31 lower-case letters, digits and hyphens'),
  leftOut: z.array(z.strictObject({ text: words, reason: words })).nullish(),
});

/** The front matter of topics/*.md */
export const topicSchema = z.strictObject({
  id,
  title: words,
  label,
  related,
  facetOf: z.array(id).optional(),
});

const listPage = z.strictObject({
  title: words,
  label,
  intro: z.string(),
  related,
  lacks: z.array(lowerCase).default([]),
});

/** contacts.yaml */
export const contactsSchema = z.strictObject({
  list: listPage,
  groups: z.array(z.strictObject({ id, names: z.array(lowerCase).min(1), contacts: z.array(id).min(2) })),
  contacts: z
    .array(
      z.strictObject({
        id,
        role: z.enum(CONTACT_ROLES),
        name: z.union(
          [words, z.array(words).min(2).max(2)],
          'is neither words nor a list of two; write the name as printed',
        ),
        number: words,
        label,
        names: z.array(lowerCase).min(1),
        circumstances: z.array(lowerCase).default([]),
      }),
    )
    .min(1),
});

/** websites.yaml */
export const websitesSchema = z.strictObject({
  list: listPage,
  websites: z
    .array(
      z.strictObject({
        id,
        name: words.optional(),
        address: words,
        url: webAddress.optional(),
        listed: z.boolean(),
        label,
        names: z.array(lowerCase).min(1),
      }),
    )
    .min(1),
});

/** language.yaml */
export const languageSchema = z.strictObject({
  expansions: z.record(lowerCase, lowerCase),
  misspellings: z.record(lowerCase, lowerCase),
  unlistedPlaces: z.array(words),
});

/** One line of questions.jsonl */
export const goldenSchema = z.strictObject({
  q: words,
  topic: id,
  entity: z.union([id, z.array(id).min(1)], 'is neither an id nor a list of ids; correct it').nullable(),
  urgent: z.boolean(),
  also: z.array(id),
  kind: words,
});
