import type { FunctionValue } from './value.ts';

/**
 * A function that an expression or the caller wrote: `call` is given the arguments in order, also where they were
 * named. It decides itself what it does with too few.
 */
export const userFunction = (
  name: string,
  parameters: FunctionValue['parameters'],
  call: FunctionValue['call'],
): FunctionValue => ({
  kind: 'function',
  name,
  parameters,
  call,
  callNamed: (given, run) => {
    const stranger = [...given.keys()].find((key) => parameters.every((parameter) => parameter.name !== key));
    if (stranger !== undefined) {
      return run.refuse({
        zh: `函数没有参数“${stranger}”。`,
        en: `The function has no argument '${stranger}'.`,
      });
    }
    return call(
      parameters.flatMap((parameter) =>
        given.has(parameter.name) ? [given.get(parameter.name) ?? null] : [],
      ),
      run,
    );
  },
});
