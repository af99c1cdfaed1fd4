import {
  changeRule,
  createRule,
  listRules,
  type NumberMode,
  previewRule,
  readRule,
  type Segment,
  type SerialRuleReply,
} from '@yuanliu/core/numbering';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../lib/call.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { useChange } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { type Form, showToast, useForm } from '../../ui/index.ts';
import { texts } from '../texts.ts';
import { segmentsFault } from './segments/segment-editors.ts';

/** What is typed into the form of a rule. */
export interface RuleDraft extends Record<string, unknown> {
  readonly key: string;
  readonly name: string;
  readonly mode: NumberMode;
  readonly segments: readonly Segment[];
}

const reads = [listRules, readRule, previewRule] as const;
const keyForm = /^(?=.{3,60}$)[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;

const empty: RuleDraft = {
  key: '',
  name: '',
  mode: 'gap-free',
  segments: [
    { kind: 'date', pattern: 'yyyyMMdd' },
    { kind: 'counter', width: 4, reset: 'day' },
  ],
};

const draftOf = ({ key, name, mode, segments }: SerialRuleReply): RuleDraft => ({
  key,
  name,
  mode,
  segments,
});

/** The form of a rule; undefined makes a new one. Somebody else's version in between is told, not overwritten. */
export const useRuleForm = (
  rule: SerialRuleReply | undefined,
  /** The rule as it now stands has been read; the form begins anew with it. */
  onSaved: () => void,
): Form<RuleDraft> => {
  const t = useText();
  const language = useLanguage();
  const navigate = useNavigate();
  const [version, setVersion] = useState(rule?.version ?? 0);
  const [initial, setInitial] = useState(() => (rule === undefined ? empty : draftOf(rule)));
  const create = useChange(createRule, reads);
  const change = useChange(changeRule, reads);
  const check = ({ key, segments }: RuleDraft) => {
    const fault = segmentsFault(segments, language);
    return {
      ...(!keyForm.test(key) && { key: t(texts.keyForm) }),
      ...(fault !== undefined && { segments: fault }),
    };
  };
  const made = useForm({
    draft: rule === undefined ? 'numbering.rule.new' : `numbering.rule.${rule.id}.${version}`,
    initial,
    required: ['key', 'name'],
    check,
    save: async ({ key, name, mode, segments }) => {
      const definition = { name, mode, segments: [...segments] };
      if (rule === undefined) return create.mutateAsync({ body: { ...definition, key } });
      return change.mutateAsync({ params: { id: rule.id }, body: { ...definition, version } });
    },
    onSaved: (reply) => {
      if ('id' in reply) {
        showToast({ text: t(texts.created, { name: made.values.name }) });
        navigate({ to: '/numbering/$id', params: { id: reply.id }, replace: true }).catch(() => undefined);
        return;
      }
      showToast({ text: t(texts.saved[reply.counter], { next: reply.next }) });
      onSaved();
    },
    ...(rule !== undefined && {
      reload: async () => {
        const latest = await call(readRule, { params: { id: rule.id } });
        setVersion(latest.version);
        setInitial(draftOf(latest));
        return draftOf(latest);
      },
    }),
  });
  return made;
};
