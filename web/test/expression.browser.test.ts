import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  compileExpression,
  evaluate,
  parseExpression,
  valueFromJson,
  valueToJson,
  type Type,
} from '@yuanliu/core/expression';
import fc from 'fast-check';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../server/test/browser.ts';
import { expressions } from '../../server/test/expression/random-expressions.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const door = join(import.meta.dirname, '../../core/expression/index.ts');

/** The module as a browser gets it, under the name `feel`. */
const bundle = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: door, formats: ['iife'], name: 'feel' } },
  });
  const [output] = [built].flat();
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The module was not built.');
  return chunk.code;
};

const names: Readonly<Record<string, Type>> = {
  数量: { kind: 'number' },
  单价: { kind: 'number' },
  含量: { kind: 'number' },
  名称: { kind: 'string' },
  批次: { kind: 'string' },
  是否进口: { kind: 'boolean' },
  已检验: { kind: 'boolean' },
  生产日期: { kind: 'date' },
  到期日: { kind: 'date' },
  登记时间: { kind: 'date and time' },
  过敏原: { kind: 'list', of: { kind: 'string' } },
};

const record = {
  数量: '9999999999999999999999999999999999',
  单价: '12.3457',
  含量: null,
  名称: '牛奶😀a',
  批次: '',
  是否进口: true,
  已检验: null,
  生产日期: '2024-02-29',
  到期日: null,
  登记时间: '2026-11-24T16:00:00@Asia/Shanghai',
  过敏原: ['牛奶'],
};

type Feel = {
  readonly parseExpression: typeof parseExpression;
  readonly compileExpression: typeof compileExpression;
  readonly evaluate: typeof evaluate;
  readonly valueFromJson: typeof valueFromJson;
  readonly valueToJson: typeof valueToJson;
};

interface Asked {
  readonly texts: readonly string[];
  readonly names: Readonly<Record<string, Type>>;
  readonly record: typeof record;
}

/** Runs here and, sent as text, in the page. */
const answers = ({ texts, names, record }: Asked, feel: Feel): string[] => {
  const values = Object.fromEntries(
    Object.entries(record).map(([name, json]) => [
      name,
      feel.valueFromJson(json, names[name] ?? { kind: 'any' }) ?? null,
    ]),
  );
  return texts.map((text) => {
    const reading = feel.parseExpression(text, { names });
    if (!reading.ok) return reading.problem.text.zh;
    const now = new Date('2026-11-24T08:00:00Z');
    const { value, notes, stopped } = feel.evaluate(feel.compileExpression(reading.expression), {
      values,
      now,
      zone: 'Asia/Shanghai',
    });
    return JSON.stringify([feel.valueToJson(value), notes, stopped ?? null]);
  });
};

test('10,000 random expressions give in the browser what they give on the server', async (context) => {
  const { browser } = deskOrSkip(desk, context);
  const code = await bundle();
  process.stdout.write(`expressions in the browser: ${gzipSync(code).length >> 10} KB packed\n`);
  const { truth, number, text, date } = expressions;
  const texts = fc.sample(fc.oneof(truth, number, text, date), 10_000);
  const page = await browser.newPage();
  await page.addScriptTag({ content: `${code}\nwindow.answers = ${answers.toString()};` });
  const asked = JSON.stringify({ texts, names, record });
  const there = await page.evaluate<string[]>(`window.answers(${asked}, feel)`);
  const here = answers(
    { texts, names, record },
    { parseExpression, compileExpression, evaluate, valueFromJson, valueToJson },
  );
  expect(there).toEqual(here);
  expect(new Set(here).size).toBeGreaterThan(1_000);
});
