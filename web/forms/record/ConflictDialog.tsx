import { readRecord, textIn, type WholeRecord } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import { call } from '../../lib/call.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { TimeAgo } from '../../ui/index.ts';
import { useModal } from '../../ui/use-modal.ts';
import type { FormInUse } from '../filling/form-in-use.ts';
import type { RecordFilling } from '../filling/record-filling.ts';
import type { FormFilling } from '../filling/use-form-filling.ts';
import { recordTexts as texts } from '../record-texts.ts';
import type { Clash } from './send-record.ts';

interface ConflictDialogProps {
  readonly form: FormInUse;
  readonly record: WholeRecord;
  readonly filling: RecordFilling;
  readonly inputs: FormFilling;
  readonly clash: Clash;
  readonly onClose: () => void;
  /** What is being filled in goes on from this version; `isToSave`: at once. */
  readonly onMerged: (version: number, isToSave: boolean) => void;
}

/** The record as it is now; once, for what is compared must stay while somebody chooses. */
const useLatest = ({ form, record, inputs }: ConflictDialogProps): WholeRecord | undefined => {
  const [latest, setLatest] = useState<WholeRecord>();
  const { names } = inputs;
  useEffect(() => {
    call(readRecord, { params: { form: form.key, id: record.id } }).then(
      (found) => {
        names.add(found.names);
        setLatest(found);
      },
      () => undefined,
    );
  }, [form.key, record.id, names]);
  return latest;
};

/** Somebody else saved meanwhile: what clashes is chosen field by field, the rest is merged. */
export const ConflictDialog = (props: ConflictDialogProps) => {
  const { filling, inputs, clash, onClose, onMerged } = props;
  const t = useText();
  const language = useLanguage();
  const titleId = useId();
  const dialog = useModal(onClose);
  const latest = useLatest(props);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const labelOf = (key: string): string => {
    const field = inputs.filling.fieldAt(key)?.field;
    return field === undefined ? key : textIn(field.label, language);
  };
  const free = clash.changed.filter((key) => !clash.clashing.includes(key));
  const merge = (isToSave: boolean) => {
    if (latest === undefined) return;
    const mine = Object.entries(filling.sent).filter(([key]) => !theirs.has(key));
    filling.rebase(latest.values, Object.fromEntries(mine));
    onMerged(latest.version, isToSave);
  };
  const choose = (key: string, isTheirs: boolean) =>
    setTheirs((before) => new Set(isTheirs ? [...before, key] : [...before].filter((each) => each !== key)));
  return (
    <dialog ref={dialog} className="confirm conflict" aria-labelledby={titleId}>
      <h2 id={titleId}>
        {t(texts.conflictTitle, { by: clash.by })} <TimeAgo at={clash.at} />
      </h2>
      <p>{t(clash.clashing.length === 0 ? texts.conflictNone : texts.conflictText)}</p>
      {free.length > 0 && (
        <p className="quiet">{t(texts.conflictFree, { fields: free.map(labelOf).join('、') })}</p>
      )}
      {clash.clashing.map((key) => (
        <ClashField
          key={key}
          inputs={inputs}
          node={key}
          label={labelOf(key)}
          mine={filling.evaluated.values[key] ?? null}
          theirs={latest?.values[key] ?? null}
          isTheirs={theirs.has(key)}
          onChoose={(isTheirs) => choose(key, isTheirs)}
        />
      ))}
      <div className="confirm-buttons">
        <Button onClick={onClose}>{t(texts.cancel)}</Button>
        <Button disabled={latest === undefined} onClick={() => merge(false)}>
          {t(texts.conflictLook)}
        </Button>
        <Button type="primary" disabled={latest === undefined} onClick={() => merge(true)}>
          {t(texts.conflictSave)}
        </Button>
      </div>
    </dialog>
  );
};

interface ClashFieldProps extends Pick<ValueTextProps, 'inputs' | 'node'> {
  readonly label: string;
  readonly mine: JsonValue;
  readonly theirs: JsonValue;
  readonly isTheirs: boolean;
  readonly onChoose: (isTheirs: boolean) => void;
}

/** A field that both changed: one of the two values is kept. */
const ClashField = (props: ClashFieldProps) => {
  const { inputs, node, label, mine, theirs, isTheirs, onChoose } = props;
  const t = useText();
  return (
    <fieldset className="conflict-field">
      <legend>{label}</legend>
      {([false, true] as const).map((each) => (
        <label key={String(each)} className="conflict-choice">
          <input
            type="radio"
            name={`conflict.${node}`}
            checked={isTheirs === each}
            onChange={() => onChoose(each)}
          />
          <span>
            <small>{t(each ? texts.conflictTheirs : texts.conflictMine)}</small>
            <ValueText inputs={inputs} node={node} value={each ? theirs : mine} />
          </span>
        </label>
      ))}
    </fieldset>
  );
};

interface ValueTextProps {
  readonly inputs: FormFilling;
  readonly node: string;
  readonly value: JsonValue;
}

/** A value on one line. */
const ValueText = ({ inputs: { filling, reader }, node, value }: ValueTextProps) => {
  const t = useText();
  const shown = filling.fieldAt(node)?.shown;
  const text = shown?.type.display(value, shown.settings, reader) ?? '';
  return text === '' ? <i className="quiet">{t(texts.nothing)}</i> : <b>{text}</b>;
};
