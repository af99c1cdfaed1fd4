import type { Text } from '../../platform/index.ts';
import { z } from 'zod';
import { type DefinitionIssue, pointer } from './definition-issue.ts';

type Issue = z.core.$ZodIssue;

const ownText = z.object({ text: z.object({ zh: z.string(), en: z.string() }) });

const kinds: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
};

const kindOf = (name: string): Text => kinds[name] ?? { zh: name, en: name };

const size = ({ origin, limit, isLeast }: { origin: string; limit: string; isLeast: boolean }): Text => {
  const zh = isLeast ? '至少' : '最多';
  const en = isLeast ? 'at least' : 'at most';
  if (origin === 'string') return { zh: `${zh} ${limit} 个字符`, en: `must have ${en} ${limit} characters` };
  if (origin === 'array') return { zh: `${zh} ${limit} 项`, en: `must have ${en} ${limit} items` };
  return { zh: `${zh}为 ${limit}`, en: `must be ${en} ${limit}` };
};

const sentence = (issue: Issue): Text => {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kindOf(issue.expected);
      return { zh: `应为${kind.zh}`, en: `must be ${kind.en}` };
    }
    case 'too_small':
      return size({ origin: issue.origin, limit: String(issue.minimum), isLeast: true });
    case 'too_big':
      return size({ origin: issue.origin, limit: String(issue.maximum), isLeast: false });
    case 'unrecognized_keys':
      return { zh: `不认识的内容：${issue.keys.join('、')}`, en: `unknown: ${issue.keys.join(', ')}` };
    case 'invalid_value':
      return {
        zh: `应为其中之一：${issue.values.map(String).join('、')}`,
        en: `must be one of: ${issue.values.map(String).join(', ')}`,
      };
    case 'custom': {
      const own = ownText.safeParse(issue.params);
      return own.success ? own.data.text : { zh: '内容不正确', en: 'is not right' };
    }
    default:
      return { zh: '格式不正确', en: 'has the wrong form' };
  }
};

/** What a schema has found, as sentences; `base` is where the parsed part stands in the document. */
export const schemaIssues = (error: z.ZodError | z.core.$ZodError, base = ''): DefinitionIssue[] =>
  error.issues.map((issue) => ({
    path: base + pointer(issue.path),
    text: sentence(issue),
    severity: 'error' as const,
  }));
