import type { FieldIssue, Problem, ProblemKind } from '@yuanliu/core/platform';

/** The exceptions of EPCIS 2.0 (8.2.6), each with the title that its problems carry. */
const titles = {
  ValidationException: 'EPCIS content is not valid',
  QueryValidationException: 'EPCIS query is not valid',
  QueryParameterException: 'EPCIS query parameter is wrong',
  SubscriptionControlsException: 'Subscription controls are wrong',
  SecurityException: 'Access to resource forbidden',
  NoSuchNameException: 'No such query',
  NoSuchResourceException: 'Resource not found',
  NotAcceptableException: 'Conflicting request and response headers',
  ResourceAlreadyExistsException: 'A resource with the provided identifier already exists',
  CaptureLimitExceededException: 'Capture payload too large',
  QueryTooLargeException: 'Query result too large',
  QueryTooComplexException: 'Query too complex',
  URITooLongException: 'URI too long',
  UnsupportedMediaTypeException: 'Unsupported media type',
  ImplementationException: 'The server could not do this',
} as const;

/** The name of an exception of EPCIS 2.0. */
export type EpcisException = keyof typeof titles;

const byCode: Readonly<Record<string, EpcisException>> = {
  'trace.invalid-epcis': 'ValidationException',
  'trace.epcis-not-json': 'ValidationException',
  'trace.invalid-named-query': 'QueryValidationException',
  'trace.wrong-subscription-controls': 'SubscriptionControlsException',
  'trace.no-such-query': 'NoSuchNameException',
  'trace.event-exists': 'ResourceAlreadyExistsException',
  'trace.declaration-exists': 'ResourceAlreadyExistsException',
  'trace.query-exists': 'ResourceAlreadyExistsException',
  'trace.epcis-not-acceptable': 'NotAcceptableException',
  'trace.capture-too-large': 'CaptureLimitExceededException',
  'trace.epcis-address-too-long': 'URITooLongException',
  'trace.epcis-media': 'UnsupportedMediaTypeException',
  'trace.epcis-encoding': 'UnsupportedMediaTypeException',
  'trace.epcis-not-offered': 'ImplementationException',
  'trace.wrong-query-parameter': 'QueryParameterException',
  'trace.query-too-large': 'QueryTooLargeException',
  'trace.query-too-complex': 'QueryTooComplexException',
  'platform.body-too-large': 'CaptureLimitExceededException',
};

const byStatus: Readonly<Record<number, EpcisException>> = {
  400: 'ValidationException',
  401: 'SecurityException',
  403: 'SecurityException',
  404: 'NoSuchResourceException',
  406: 'NotAcceptableException',
  409: 'ResourceAlreadyExistsException',
  413: 'CaptureLimitExceededException',
  414: 'URITooLongException',
  415: 'UnsupportedMediaTypeException',
};

/** A query that the schema of its endpoint refused is a matter of its parameters, whatever the endpoint. */
const isOfQuery = (issues: readonly FieldIssue[]): boolean => issues.some(({ in: part }) => part === 'query');

/** The exception that a problem is to somebody who speaks EPCIS. */
export const exceptionOf = ({
  kind,
  issues,
}: {
  readonly kind: ProblemKind;
  readonly issues: Problem['issues'];
}): EpcisException => {
  if (kind.code === 'platform.invalid-request' && isOfQuery(issues)) return 'QueryParameterException';
  return byCode[kind.code] ?? byStatus[kind.status] ?? 'ImplementationException';
};

/** `type` and `title` of an exception (RFC 7807). */
export const typeAndTitle = (name: EpcisException): { readonly type: string; readonly title: string } => ({
  type: `epcisException:${name}`,
  title: titles[name],
});

/** Whether a word is the name of an exception. */
export const isException = (name: string): name is EpcisException => Object.hasOwn(titles, name);
