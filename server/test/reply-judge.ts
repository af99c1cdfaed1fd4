import type { Endpoint } from '@yuanliu/core/platform';
import { jsonSchema, validatorCompiler } from '../platform/http/validation.ts';

/** Throws for a reply that is not what its endpoint says, down to one field more. */
export const replyJudge = ({ id, method, path, reply }: Endpoint): ((answer: unknown) => void) => {
  if (typeof reply === 'string') throw new Error(`${id} has no schema of its reply.`);
  const schema = jsonSchema(reply, 'output');
  const isRight = validatorCompiler({ schema, httpPart: 'body', method, url: path });
  return (answer) => {
    if (isRight(answer) === true) return;
    throw new Error(`A reply of ${id} is not what its schema says: ${JSON.stringify(isRight.errors)}`);
  };
};
