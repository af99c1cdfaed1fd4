import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalForHash } from './hash-form.ts';
import { type Identity, identityOf } from './identity.ts';
import { type OwnKind, ownIdentityUri, ownKinds, readOwnIdentity } from './own-identity.ts';
import { patternOf } from './pattern.ts';
import { plainLink } from './plain-link.ts';
import { itemAtPlace, serialRunOf } from './serial-run.ts';
import { epcUriOfLink, linkOfEpcUri } from './translate.ts';

const ownHosts = ['trace.example.cn'];
const identity = (uri: string): Identity => {
  const reading = identityOf(uri, { ownHosts });
  if (!reading.ok) throw new Error(reading.fault.text.en);
  return reading.value;
};

describe('one thing has one identity', () => {
  test.each([
    'urn:epc:id:sgtin:4012345.011111.987',
    'URN:EPC:ID:SGTIN:4012345.011111.987',
    'urn:epc:id:sgtin:4012345.011111.%39%38%37',
    'https://id.gs1.org/01/04012345111118/21/987',
    'http://id.gs1.org/01/04012345111118/21/987',
    'HTTPS://Shop.Example.COM:8080/p/q/01/04012345111118/21/987/?17=261231&lang=zh#top',
    'https://brand.example/gtin/04012345111118/ser/987',
    'https://brand.example/01/4012345111118/21/987',
    'https://id.gs1.org/01/04012345111118/22/v2/10/L7/21/987',
    'https://id.gs1.org/01/04012345111118/21/%39%38%37',
  ])('%s', (uri) => {
    expect(identity(uri)).toMatchObject({
      uri: 'https://id.gs1.org/01/04012345111118/21/987',
      level: 'item',
      key: { ai: '01', value: '04012345111118' },
      gtin: '04012345111118',
      serial: '987',
      classUri: 'https://id.gs1.org/01/04012345111118',
    });
  });

  test.each([
    ['urn:epc:class:lgtin:4012345.012345.Lot987', 'lot', 'https://id.gs1.org/01/04012345123456/10/Lot987'],
    ['urn:epc:idpat:sgtin:4012345.012345.*', 'class', 'https://id.gs1.org/01/04012345123456'],
    ['urn:epc:id:sscc:4012345.3111111111', 'logistic', 'https://id.gs1.org/00/340123451111111111'],
    ['urn:epc:id:sgln:4012345.00005.0', 'location', 'https://id.gs1.org/414/4012345000054'],
    ['https://id.gs1.org/414/4012345000054/254/0', 'location', 'https://id.gs1.org/414/4012345000054'],
    [
      'https://x.example/gln/4012345000054/glnx/A1',
      'location',
      'https://id.gs1.org/414/4012345000054/254/A1',
    ],
    ['urn:epc:id:pgln:4012345.00005', 'party', 'https://id.gs1.org/417/4012345000054'],
    ['urn:epc:id:grai:4012345.00022.334455', 'asset', 'https://id.gs1.org/8003/04012345000221334455'],
    ['urn:epc:idpat:grai:4012345.00022.*', 'class', 'https://id.gs1.org/8003/04012345000221'],
    ['urn:epc:id:giai:4012345.ABC%2F345', 'asset', 'https://id.gs1.org/8004/4012345ABC%2F345'],
    ['urn:epc:id:gdti:4012345.00009.PO-4711', 'document', 'https://id.gs1.org/253/4012345000092PO-4711'],
    ['urn:epc:id:upui:4012345.012345.a%3Db', 'item', 'https://id.gs1.org/01/04012345123456/235/a%3Db'],
    ['urn:epc:id:gid:1.2.3', 'item', 'urn:epc:id:gid:1.2.3'],
    ['urn:epc:idpat:sgtin:4012345.*.*', 'other', 'urn:epc:idpat:sgtin:4012345.*.*'],
    [
      'urn:uuid:6f9619ff-8b86-d011-b42d-00c04fc964ff',
      'other',
      'urn:uuid:6f9619ff-8b86-d011-b42d-00c04fc964ff',
    ],
    ['HTTPS://Example.COM/Path?Q=A', 'other', 'https://example.com/Path?Q=A'],
    ['https://trace.example.cn/lot/R-%e4%b8%ad/7', 'lot', 'https://trace.example.cn/lot/R-%E4%B8%AD/7'],
    ['https://other.example.cn/lot/7', 'other', 'https://other.example.cn/lot/7'],
    ['https://trace.example.cn/vessel/S1', 'asset', 'https://trace.example.cn/vessel/S1'],
  ])('%s is a %s', (uri, level, canonical) => {
    const found = identity(uri);
    expect([found.level, found.uri]).toEqual([level, canonical]);
  });

  test('names lot and serial together', () => {
    expect(identity('https://id.gs1.org/01/04012345111118/10/L%2F7/21/987')).toMatchObject({
      lot: 'L/7',
      serial: '987',
      lotUri: 'https://id.gs1.org/01/04012345111118/10/L%2F7',
    });
  });

  test('is doubted, not lost, when its check digit is wrong', () => {
    const doubted = identity('https://id.gs1.org/01/04012345111119/21/987');
    expect(doubted.level).toBe('item');
    expect(doubted.doubt?.text.zh).toContain('应为 8');
  });

  test.each(['', 'no uri', 'urn:epc:id:sgtin:4012345.11111.987', 'https://a b'])('refuses %j', (uri) => {
    expect(identityOf(uri).ok).toBe(false);
  });

  test('stays the same when it is read again, whatever it was', () => {
    const piece = fc.constantFrom(
      '01',
      '21',
      '10',
      '00',
      '414',
      'gtin',
      '04012345111118',
      '340123451111111111',
      'A%2FB',
      'x',
      '%',
      'lot',
    );
    const uri = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.array(piece, { maxLength: 7 }).map((parts) => `https://Host.example/${parts.join('/')}`),
      fc
        .array(piece, { minLength: 1, maxLength: 4 })
        .map((parts) => `https://trace.example.cn/${parts.join('/')}`),
      fc.string().map((text) => `urn:epc:id:${text}`),
      fc.string(),
    );
    fc.assert(
      fc.property(uri, (text) => {
        const once = identityOf(text, { ownHosts });
        if (!once.ok) return;
        const twice = identityOf(once.value.uri, { ownHosts });
        expect(twice.ok && twice.value.uri).toBe(once.value.uri);
        expect(twice.ok && twice.value.level).toBe(once.value.level);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('plain links', () => {
  const character = (more: string) => fc.constantFrom(...`ABCXYZabcxyz0123456789-._${more}`.split(''));
  const value = (more: string) => fc.string({ unit: character(more), minLength: 1, maxLength: 21 });
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: length, maxLength: length });
  const link = fc
    .record({
      host: fc.constantFrom('id.gs1.org', 'brand.example.cn', 'localhost:8080', 'Brand.example', 'a.b/c'),
      gtin: fc.oneof({ weight: 5, arbitrary: digits(14) }, digits(13), fc.constant('04012345111118')),
      rest: fc.oneof(
        fc.constant(''),
        fc
          .tuple(fc.constantFrom('10', '21', '22', '235', 'lot'), value(''))
          .map((pair) => `/${pair.join('/')}`),
        fc.tuple(fc.constantFrom('10', '21'), value('%/~!?#')).map((pair) => `/${pair.join('/')}`),
        fc.tuple(value(''), value('')).map(([lot, serial]) => `/10/${lot}/21/${serial}`),
      ),
    })
    .map(({ host, gtin, rest }) => `https://${host}/01/${gtin}${rest}`);

  test('come to what the whole reading comes to', () => {
    let plain = 0;
    fc.assert(
      fc.property(link, (uri) => {
        plain += Number(plainLink(uri) !== undefined);
        // Whoever lists hosts is given the whole reading, and so is a scheme in capital letters.
        expect(identityOf(uri)).toEqual(identityOf(uri, { ownHosts }));
        expect(canonicalForHash(uri)).toBe(canonicalForHash(uri.replace('https:', 'HTTPS:')));
      }),
      { numRuns: 2_000 },
    );
    expect(plain).toBeGreaterThan(300);
  });
});

describe('identities of our own', () => {
  test('are read from what is written', () => {
    const number = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.constantFrom<OwnKind>('lot', 'run', 'item', 'unit', 'asset', 'vessel', 'fill'),
        fc.array(number, { minLength: 1, maxLength: 8 }),
        (kind, numbers) => {
          const own = { host: 'trace.example.cn', kind, numbers };
          const uri = ownIdentityUri(own);
          if (!uri.ok) return;
          expect(readOwnIdentity(uri.value, ownHosts)).toEqual(own);
          expect(identity(uri.value)).toMatchObject({ uri: uri.value, level: ownKinds[kind] });
        },
      ),
    );
  });

  test.each([['..'], ['.'], [''], [' a'], ['a\n'], ['x'.repeat(101)]])('%j is no number', (number) => {
    expect(ownIdentityUri({ host: 'trace.example.cn', kind: 'lot', numbers: [number] }).ok).toBe(false);
  });
});

describe('runs of serials', () => {
  test('an item is found at its place and back', () => {
    const serial = fc.string({
      unit: fc.constantFrom(...'0123456789'.split('')),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(serial, (digits) => {
        const item = identity(`https://id.gs1.org/01/04012345111118/21/${digits}`);
        const place = serialRunOf(item);
        expect(place?.number).toBe(BigInt(digits));
        expect(place && itemAtPlace(place)).toBe(item.uri);
      }),
    );
  });

  test('tells 099 from 99, and has no place for letters or lots', () => {
    const space = (uri: string): string | undefined => serialRunOf(identity(uri))?.space;
    expect(space('https://id.gs1.org/01/04012345111118/21/099')).not.toBe(
      space('https://id.gs1.org/01/04012345111118/21/99'),
    );
    expect(space('https://id.gs1.org/01/04012345111118/21/A9')).toBeUndefined();
    expect(space('https://id.gs1.org/01/04012345111118/10/99')).toBeUndefined();
    expect(space('https://trace.example.cn/item/P1/0042')).toBe('https://trace.example.cn/item/P1/#4');
  });

  test('has no item beyond its digits', () => {
    expect(itemAtPlace({ space: 'https://x/01/1/21/#2', number: 100n })).toBeUndefined();
    expect(itemAtPlace({ space: 'nowhere', number: 1n })).toBeUndefined();
  });
});

describe('patterns', () => {
  const instances = [
    'urn:epc:id:sgtin:0614141.107340.5',
    'urn:epc:id:sgtin:0614141.207340.a%2Fb',
    'urn:epc:class:lgtin:0614141.107340.L1',
    'urn:epc:idpat:sgtin:0614141.107340.*',
    'urn:epc:id:upui:0614141.107340.xx',
    'urn:epc:id:sscc:0614141.1234567890',
    'urn:epc:id:sgln:0614141.12345.400',
    'urn:epc:id:sgln:0614141.12345.0',
    'urn:epc:id:grai:0614141.12345.400',
    'urn:epc:idpat:grai:0614141.12345.*',
    'urn:epc:id:giai:0614141.X1',
    'urn:epc:id:itip:0614141.107340.01.02.9',
    'urn:epc:id:cpi:0614141.AB.7',
    'urn:epc:id:gid:1.2.3',
    'urn:epc:id:gid:11.2.3',
  ].map((uri) => ({ uri, canonical: identity(uri).uri }));

  test.each([
    ['urn:epc:idpat:sgtin:0614141.107340.*', ['urn:epc:id:sgtin:0614141.107340.5']],
    ['urn:epc:id:sgtin:0614141.107340.*', ['urn:epc:id:sgtin:0614141.107340.5']],
    [
      'urn:epc:idpat:sgtin:0614141.*.*',
      ['urn:epc:id:sgtin:0614141.107340.5', 'urn:epc:id:sgtin:0614141.207340.a%2Fb'],
    ],
    [
      'urn:epc:idpat:sgtin:*.*.*',
      ['urn:epc:id:sgtin:0614141.107340.5', 'urn:epc:id:sgtin:0614141.207340.a%2Fb'],
    ],
    ['urn:epc:class:lgtin:0614141.107340.*', ['urn:epc:class:lgtin:0614141.107340.L1']],
    ['urn:epc:idpat:sscc:0614141.*', ['urn:epc:id:sscc:0614141.1234567890']],
    [
      'urn:epc:idpat:sgln:0614141.12345.*',
      ['urn:epc:id:sgln:0614141.12345.400', 'urn:epc:id:sgln:0614141.12345.0'],
    ],
    ['urn:epc:idpat:grai:0614141.12345.*', ['urn:epc:id:grai:0614141.12345.400']],
    ['urn:epc:idpat:grai:0614141.*.*', ['urn:epc:id:grai:0614141.12345.400']],
    ['urn:epc:idpat:giai:0614141.*', ['urn:epc:id:giai:0614141.X1']],
    ['urn:epc:idpat:itip:0614141.107340.01.*.*', ['urn:epc:id:itip:0614141.107340.01.02.9']],
    ['urn:epc:idpat:cpi:0614141.AB.*', ['urn:epc:id:cpi:0614141.AB.7']],
    ['urn:epc:idpat:gid:1.*.*', ['urn:epc:id:gid:1.2.3']],
    ['urn:epc:id:gid:1.2.3', ['urn:epc:id:gid:1.2.3']],
  ])('%s', (uri, wanted) => {
    const pattern = patternOf(uri);
    if (!pattern.ok) throw new Error(pattern.fault.text.en);
    const { value } = pattern;
    const found = instances.filter(({ canonical }) =>
      value.kind === 'one' ? canonical === value.uri : value.matches(canonical),
    );
    expect(found.map((each) => each.uri)).toEqual(wanted);
    if (value.kind === 'prefix') {
      expect(value.prefixes.length).toBeLessThanOrEqual(10);
      const begun = instances.filter(({ canonical }) =>
        value.prefixes.some((prefix) => canonical.startsWith(prefix)),
      );
      if (value.isExact) expect(begun).toEqual(found);
      else expect(begun).toEqual(expect.arrayContaining(found));
    }
  });

  test('a shorter company prefix takes in the longer ones: a Digital Link does not keep the length', () => {
    const pattern = patternOf('urn:epc:idpat:sgtin:061414.*.*');
    expect(
      pattern.ok && pattern.value.kind === 'prefix' && pattern.value.matches(instances[0]?.canonical ?? ''),
    ).toBe(true);
  });

  test('a broken pattern is refused', () => {
    expect(patternOf('urn:epc:idpat:sgtin:0614141.10734.*').ok).toBe(false);
    expect(patternOf('urn:epc:idpat:sgtin:0614141.*.5').ok).toBe(false);
  });
});

describe('translation', () => {
  test.each([
    'urn:epc:id:sgtin:0614141.107340.a%2Fb',
    'urn:epc:class:lgtin:0614141.107340.L1',
    'urn:epc:idpat:sgtin:0614141.107340.*',
    'urn:epc:id:sgln:0614141.12345.0',
    'urn:epc:id:cpi:0614141.AB%2F.7',
    'urn:epc:idpat:itip:0614141.107340.01.02.*',
  ])('%s there and back', (urn) => {
    const link = linkOfEpcUri(urn);
    const back = link.ok ? epcUriOfLink(link.value, 7) : link;
    expect(back.ok && back.value).toBe(urn);
  });

  test('the form for the hash leaves what is no GS1 key', () => {
    expect(canonicalForHash('https://example.com/a')).toBeUndefined();
    expect(canonicalForHash('urn:epc:id:gid:1.2.3')).toBeUndefined();
  });

  test.each([5, 13, 7.5, Number.NaN])('a company prefix of %d digits is refused', (length) => {
    expect(epcUriOfLink('https://id.gs1.org/01/04012345111118/21/987', length).ok).toBe(false);
  });
});

describe('identities by our grammar', () => {
  test.each([
    ['https://partner.example/lot/A-7', { level: 'lot', own: { host: 'partner.example', kind: 'lot' } }],
    [
      'https://partner.example/vessel/S1',
      { level: 'asset', own: { host: 'partner.example', kind: 'vessel' } },
    ],
    ['https://partner.example/item/01/04012345111118/21/9', { level: 'item', gtin: '04012345111118' }],
    ['https://partner.example/article/7', { level: 'other' }],
  ])('%s of any host where none is listed', (uri, expected) => {
    expect(identityOf(uri)).toMatchObject({ ok: true, value: expected });
  });

  test('of the listed hosts alone where some are', () => {
    expect(identity('https://partner.example/lot/A-7')).toEqual({
      uri: 'https://partner.example/lot/A-7',
      level: 'other',
    });
  });
});
