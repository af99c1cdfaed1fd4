/** The GS1 check digit of the digits before it: weights 3, 1, 3 … from the right, complement to ten. */
export const checkDigitOf = (body: string): string => {
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) {
    sum += Number(body[body.length - 1 - at]) * (at % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
};
