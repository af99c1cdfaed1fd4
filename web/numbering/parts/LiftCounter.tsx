import {
  listRules,
  previewRule,
  readRule,
  type SerialRuleReply,
  setNextValue,
} from '@yuanliu/core/numbering';
import { Input, InputNumber } from 'antd';
import { useLanguage } from '../../lib/preferences.ts';
import { useChange } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { formatNumber } from '../../lib/time.ts';
import { FormDrawer, FormField, showToast, useForm } from '../../ui/index.ts';
import { texts } from '../texts.ts';

const words = texts.counter;

interface LiftCounterProps {
  readonly rule: SerialRuleReply;
  readonly onClose: () => void;
}

interface Lift extends Record<string, unknown> {
  readonly next: number | null;
  readonly reason: string;
}

const initial: Lift = { next: null, reason: '' };

/** Raises the next running number, with what is lost by it said before. */
export const LiftCounter = ({ rule, onClose }: LiftCounterProps) => {
  const t = useText();
  const language = useLanguage();
  const lift = useChange(setNextValue, [readRule, listRules, previewRule]);
  const least = t(words.liftLeast, { next: formatNumber(rule.nextValue, language) });
  const form = useForm({
    draft: `numbering.rule.${rule.id}.next`,
    initial,
    required: ['next', 'reason'],
    check: ({ next }) => (next !== null && next <= rule.nextValue ? { next: least } : {}),
    save: ({ next, reason }) =>
      lift.mutateAsync({ params: { id: rule.id }, body: { next: next ?? 0, reason: reason.trim() } }),
    onSaved: ({ next }) => {
      showToast({ text: t(words.lifted, { next }) });
      onClose();
    },
  });
  const { next } = form.values;
  const skipped = next === null ? 0 : next - rule.nextValue;
  const hint = skipped > 0 ? t(words.liftSkips, { count: formatNumber(skipped, language) }) : least;
  return (
    <FormDrawer form={form} title={t(words.liftTitle)} saveText={t(words.liftAction)} onClose={onClose}>
      <p className="form-notice form-notice-warn">{t(words.liftText)}</p>
      <FormField form={form} name="next" label={t(words.liftTo)} hint={hint} isRequired>
        {(control) => (
          <InputNumber<number>
            {...control}
            className="rule-next"
            min={1}
            max={999_999_999_999_999}
            precision={0}
            value={next}
            onChange={(value) => form.set({ next: value })}
          />
        )}
      </FormField>
      <FormField form={form} name="reason" label={t(words.reason)} hint={t(words.reasonHint)} isRequired>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={form.values.reason}
            onChange={(event) => form.set({ reason: event.target.value })}
          />
        )}
      </FormField>
    </FormDrawer>
  );
};
