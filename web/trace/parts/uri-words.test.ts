import { expect, test } from 'vitest';
import { uriWords } from './uri-words.ts';

const said = (uri: string): string => {
  const { kind, code } = uriWords(uri);
  return kind === undefined ? code : `${kind.zh} ${code}`;
};

test.for([
  ['https://id.gs1.org/414/6901234500107', 'GLN 6901234500107'],
  ['https://id.gs1.org/414/6901234500107/254/3F', 'GLN 6901234500107-3F'],
  ['https://id.gs1.org/417/6901234510106', '参与方 6901234510106'],
  ['https://id.gs1.org/00/169012345000010009', 'SSCC 169012345000010009'],
  ['https://id.gs1.org/01/06901234500011/10/20261120A', '批次 20261120A'],
  ['https://id.gs1.org/01/06901234500011/10/L1/21/S%2F9', '单品 S/9'],
  ['https://id.gs1.org/01/06901234500011', 'GTIN 06901234500011'],
  ['https://id.qinghe.example/lot/RM20261120-01', '批次 RM20261120-01'],
  ['https://id.qinghe.example/vessel/S1', '容器 S1'],
  ['https://id.qinghe.example/lot/WO-7/%E6%89%B901', '批次 WO-7 / 批01'],
  ['urn:yuanliu:document:po:PO-2611-01', 'PO-2611-01'],
  ['urn:epcglobal:cbv:bt:4012345000122:TX%2F1', 'TX/1'],
  ['https://example.org/anything/x7', 'x7'],
  ['https://example.org/%E0%A4%A', '%E0%A4%A'],
  ['no uri', 'no uri'],
  ['https://example.org', 'https://example.org'],
])('%s is %s', ([uri, words]) => {
  expect(said(uri ?? '')).toBe(words);
});
