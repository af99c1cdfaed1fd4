import { type RawBuilder, sql } from 'kysely';
import { criterion, type Reader } from '../asked.ts';
import { flagOf, textsOf, timeOf } from '../asked-values.ts';
import { vocabularyValues } from '../vocabulary-values.ts';

/** Declarations are few among the events and have an index of their own, which this condition opens. */
const isDeclaration = (condition: RawBuilder<unknown>) => sql<boolean>`(e.is_declaration and ${condition})`;

const exists: Reader = (asked) => {
  const wanted = flagOf(asked);
  return criterion(asked, [String(wanted)], wanted ? sql`e.is_declaration` : sql`true`);
};

const from: Reader = (asked) => {
  const time = timeOf(asked);
  return criterion(asked, [time], isDeclaration(sql`e.declaration_time >= ${time}::timestamptz`));
};

const before: Reader = (asked) => {
  const time = timeOf(asked);
  return criterion(asked, [time], isDeclaration(sql`e.declaration_time < ${time}::timestamptz`));
};

const reason: Reader = (asked) => {
  const reasons = vocabularyValues(asked, 'errorReason');
  return criterion(asked, reasons, isDeclaration(sql`e.error_reason = any(${reasons}::text[])`));
};

const corrective: Reader = (asked) => {
  const ids = textsOf(asked);
  return criterion(asked, ids, isDeclaration(sql`e.corrective_ids && ${ids}::text[]`));
};

/** What an error declaration says. The times are also read as the published query schema spells them. */
export const declarations: Readonly<Record<string, Reader>> = {
  EXISTS_errorDeclaration: exists,
  GE_errorDeclarationTime: from,
  LT_errorDeclarationTime: before,
  GE_errorDeclaration_Time: from,
  LT_errorDeclaration_Time: before,
  EQ_errorReason: reason,
  EQ_correctiveEventID: corrective,
};
