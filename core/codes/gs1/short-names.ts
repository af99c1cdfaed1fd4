/** Names that stood for numbers in the Digital Link standard before release 1.3. */
const numbers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sscc: '00',
    gtin: '01',
    lot: '10',
    exp: '17',
    ser: '21',
    cpv: '22',
    gdti: '253',
    glnx: '254',
    gcn: '255',
    ginc: '401',
    gsin: '402',
    gln: '414',
    payTo: '415',
    party: '417',
    grai: '8003',
    giai: '8004',
    itip: '8006',
    cpid: '8010',
    cpsn: '8011',
    gmn: '8013',
    gsrnp: '8017',
    gsrn: '8018',
    srin: '8019',
    refno: '8020',
  }),
);

/** The number that a name such as `gtin` stands for. */
export const identifierOfShortName = (name: string): string | undefined => numbers.get(name);

const isIdentifier = (text: string): boolean => /^\d{2,4}$/.test(text);

/** Names in the path, at every second place from its end, as far as identifiers go. */
const normalisePath = (path: string): string => {
  const parts = path.split('/');
  for (let at = parts.length - 2; at >= 0; at -= 2) {
    const name = parts[at] ?? '';
    const number = numbers.get(name);
    if (number !== undefined) parts[at] = number;
    else if (!isIdentifier(name)) break;
  }
  return parts.join('/');
};

const normaliseQuery = (query: string): string =>
  query
    .split('&')
    .map((parameter) => {
      const equals = parameter.indexOf('=');
      const number = equals < 0 ? undefined : numbers.get(parameter.slice(0, equals));
      return number === undefined ? parameter : `${number}${parameter.slice(equals)}`;
    })
    .join('&');

/** Puts numbers in the place of names in a Digital Link URI and leaves all else as it is; nothing is checked. */
export const normaliseShortNames = (uri: string): string => {
  const fragment = uri.indexOf('#');
  const whole = fragment < 0 ? uri : uri.slice(0, fragment);
  const query = whole.indexOf('?');
  const path = normalisePath(query < 0 ? whole : whole.slice(0, query));
  const rest = fragment < 0 ? '' : uri.slice(fragment);
  return query < 0 ? `${path}${rest}` : `${path}?${normaliseQuery(whole.slice(query + 1))}${rest}`;
};
