import { changeRules, numberModes, type SerialRuleReply } from '@yuanliu/core/numbering';
import { Button, ConfigProvider, Input } from 'antd';
import { useId } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { type Form, FormField, FormNotices } from '../../ui/index.ts';
import { texts } from '../texts.ts';
import { CounterCard } from './CounterCard.tsx';
import { type RuleDraft, useRuleForm } from './rule-draft.ts';
import { RulePreview } from './RulePreview.tsx';
import { RuleVersions } from './RuleVersions.tsx';
import { SegmentList } from './SegmentList.tsx';
import { segmentsFault } from './segments/segment-editors.ts';
import { usePreview } from './use-preview.ts';

interface RuleFormProps {
  readonly rule: SerialRuleReply | undefined;
  readonly mayChange: boolean;
  readonly onSaved: () => void;
}

/** The form of a rule at the left; at the right what comes of it. */
export const RuleForm = ({ rule, mayChange, onSaved }: RuleFormProps) => {
  const t = useText();
  const language = useLanguage();
  const form = useRuleForm(rule, onSaved);
  const { segments } = form.values;
  const fault = segmentsFault(segments, language);
  const preview = usePreview({ segments, ruleId: rule?.id, isValid: fault === undefined });
  return (
    <div className="rule">
      <form
        noValidate
        className="form rule-form"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <FormNotices form={form} />
        {!mayChange && <p className="form-notice">{t(texts.readOnly, { right: t(changeRules.text) })}</p>}
        <ConfigProvider componentDisabled={!mayChange}>
          <RuleNames form={form} isNew={rule === undefined} mayChange={mayChange} />
          <ModeChoice form={form} mayChange={mayChange} />
          <SegmentList
            segments={segments}
            fault={form.errors.byField['segments'] ?? fault}
            isJudged={form.errors.byField['segments'] !== undefined}
            mayChange={mayChange}
            onChange={(next) => form.set({ segments: next })}
          />
        </ConfigProvider>
        {mayChange && <SaveBar form={form} isNew={rule === undefined} next={preview.numbers?.next[0]} />}
      </form>
      <aside className="rule-side">
        <RulePreview preview={preview} />
        {rule !== undefined && <CounterCard rule={rule} mayChange={mayChange} />}
        {rule !== undefined && <RuleVersions rule={rule} />}
      </aside>
    </div>
  );
};

interface PartProps {
  readonly form: Form<RuleDraft>;
}

interface RuleNamesProps extends PartProps {
  readonly isNew: boolean;
  readonly mayChange: boolean;
}

const RuleNames = ({ form, isNew, mayChange }: RuleNamesProps) => {
  const t = useText();
  return (
    <div className="rule-names">
      <FormField
        form={form}
        name="name"
        label={t(texts.name)}
        hint={isNew ? t(texts.nameHint) : undefined}
        isRequired={mayChange}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            value={form.values.name}
            onChange={(event) => form.set({ name: event.target.value })}
          />
        )}
      </FormField>
      {isNew && (
        <FormField form={form} name="key" label={t(texts.key)} hint={t(texts.keyHint)} isRequired>
          {(control) => (
            <Input
              {...control}
              className="rule-key"
              maxLength={60}
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              placeholder="trace.lot"
              value={form.values.key}
              onChange={(event) => form.set({ key: event.target.value })}
            />
          )}
        </FormField>
      )}
    </div>
  );
};

const ModeChoice = ({ form, mayChange }: PartProps & { readonly mayChange: boolean }) => {
  const t = useText();
  const name = useId();
  return (
    <fieldset className="modes" disabled={!mayChange}>
      <legend>{t(texts.mode)}</legend>
      {numberModes.map((mode) => (
        // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- its text stands two levels down
        <label key={mode} className="mode">
          <input
            type="radio"
            name={name}
            checked={form.values.mode === mode}
            onChange={() => form.set({ mode })}
          />
          <span>
            <strong>{t(texts.modes[mode])}</strong>
            <small>{t(texts.modeMore[mode])}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

interface SaveBarProps extends PartProps {
  readonly isNew: boolean;
  /** Stands in the bar on a phone, where the preview is far below. */
  readonly next: string | undefined;
}

const SaveBar = ({ form, isNew, next }: SaveBarProps) => {
  const t = useText();
  return (
    <div className="rule-save">
      <Button type="primary" htmlType="submit" loading={form.isSaving} disabled={!isNew && !form.isChanged}>
        {t(isNew ? texts.create : texts.save)}
      </Button>
      {form.isChanged && (
        <>
          <Button onClick={form.discard}>{t(texts.discard)}</Button>
          <span className="quiet rule-unsaved">{t(texts.unsaved)}</span>
        </>
      )}
      <span className="code rule-save-next">{next}</span>
    </div>
  );
};
