import type { FastifySchemaValidationError } from 'fastify';

type Fault = FastifySchemaValidationError;

/**
 * A value that fits no branch of a union is reported once per branch. This keeps what the person meant: the
 * branch whose kind fits (its type and its constants match); where no kind fits, one fault that lists the kinds.
 */
export const withoutOtherBranches = (faults: readonly Fault[]): Fault[] => {
  const unions = faults.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  // The innermost union first: its verdict takes part in that of the one around it.
  return unions
    .toSorted((a, b) => b.schemaPath.length - a.schemaPath.length)
    .reduce<Fault[]>((left, union) => settle(left, union), [...faults]);
};

const settle = (faults: readonly Fault[], union: Fault): Fault[] => {
  const isInside = (fault: Fault): boolean =>
    fault.schemaPath.startsWith(`${union.schemaPath}/`) && fault.instancePath.startsWith(union.instancePath);
  const others = faults.filter((fault) => fault !== union && !isInside(fault));
  const branches = Map.groupBy(faults.filter(isInside), (fault) => branchOf(fault, union));
  const meant = [...branches.values()].find((branch) => !branch.some((fault) => isOtherKind(fault, union)));
  return meant === undefined
    ? [...others, ...kindsOf([...branches.values()].flat(), union)]
    : [...others, ...meant];
};

const branchOf = ({ schemaPath }: Fault, union: Fault): string =>
  schemaPath.slice(union.schemaPath.length + 1).split('/')[0] ?? '';

const isOtherKind = ({ keyword, instancePath }: Fault, union: Fault): boolean =>
  keyword === 'const' || (keyword === 'type' && instancePath === union.instancePath);

const kindsOf = (faults: readonly Fault[], union: Fault): Fault[] => {
  const constants = faults.filter(({ keyword }) => keyword === 'const');
  const [first] = constants;
  if (first !== undefined) {
    const allowedValues = [...new Set(constants.map(({ params }) => params['allowedValue']))];
    return [{ ...first, keyword: 'enum', params: { allowedValues } }];
  }
  const types = faults.filter(
    ({ keyword, instancePath }) => keyword === 'type' && instancePath === union.instancePath,
  );
  const [type] = types;
  return type === undefined
    ? [union]
    : [{ ...type, params: { type: [...new Set(types.map(({ params }) => params['type']))] } }];
};
