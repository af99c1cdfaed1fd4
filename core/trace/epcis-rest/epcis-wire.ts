import { z } from 'zod';

/** The version of EPCIS and of its vocabulary (CBV) that the binding speaks. */
export const epcisVersion = '2.0.0';

/** The most that one capture takes: events, and bytes of the body. */
export const captureLimits = { events: 100_000, bytes: 64 * 1_048_576 } as const;

/** Rows of a page where none are asked for, and at the most. */
export const pageSizes = { standard: 30, ceiling: 1_000 } as const;

/** The media types in which documents are taken and given. */
export const epcisMedia = ['application/json', 'application/ld+json'] as const;

/** How the identifiers in an answer are written (EPCIS 2.0, 8.2.5). */
export const epcFormats = [
  'No_Preference',
  'Always_GS1_Digital_Link',
  'Always_EPC_URN',
  'Never_Translates',
] as const;
export type EpcFormat = (typeof epcFormats)[number];

/** What becomes of the good events of a document that has bad ones. */
export const captureBehaviours = ['rollback', 'proceed'] as const;
export type CaptureBehaviour = (typeof captureBehaviours)[number];

const version = z.string().max(40).optional();

/** Headers that every request may carry: the versions that the caller understands. */
export const rangeHeaders = z.looseObject({
  'GS1-EPCIS-Min': version.describe('可接受的最低 EPCIS 版本 / lowest EPCIS version that is understood'),
  'GS1-EPCIS-Max': version.describe('可接受的最高 EPCIS 版本 / highest EPCIS version that is understood'),
  'GS1-CBV-Min': version,
  'GS1-CBV-Max': version,
});

/** Headers of a request for events or identifiers. */
export const formatHeaders = rangeHeaders.extend({
  'GS1-EPC-Format': z
    .enum(epcFormats)
    .optional()
    .describe('标识代码的写法，默认 Always_GS1_Digital_Link / how identifiers are written'),
  'GS1-Extensions': z
    .string()
    .max(4_000)
    .optional()
    .describe('查询参数所用前缀：prefix=namespace, … / namespaces of prefixes in the query'),
});

/** Headers of a message that brings EPCIS content. */
export const messageHeaders = rangeHeaders.extend({
  'GS1-EPCIS-Version': version.describe('所提交内容的 EPCIS 版本 / EPCIS version of the body'),
  'GS1-CBV-Version': version,
});

/** Paging: a size, and the token of the `Link` of the page before. */
export const epcisPage = {
  perPage: z
    .int()
    .min(1)
    .default(pageSizes.standard)
    .describe('每页行数，默认 30，最多 1000 / rows of a page, 30 when absent, 1,000 at the most'),
  nextPageToken: z.string().max(2_000).optional(),
} as const;

/** A part of a path: a URI or word, percent-encoded on the way. */
export const pathValue = z.string().min(1).max(4_000);

/** A list of names or URIs (EPCIS 2.0, 8.2.4). */
export const collection = z.object({
  '@context': z.unknown(),
  type: z.literal('Collection'),
  member: z.array(z.string()),
});
export type Collection = z.output<typeof collection>;
