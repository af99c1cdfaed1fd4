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

/** Somebody else saved meanwhile: what clashes is chosen field by field, the rest is merged. */
export const ConflictDialog = (props: ConflictDialogProps) => {
  const { form, record, filling, inputs, clash, onClose, onMerged } = props;
  const t = useText();
  const language = useLanguage();
  const titleId = useId();
  const dialog = useModal(onClose);
  const [latest, setLatest] = useState<WholeRecord>();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    call(readRecord, { params: { form: form.key, id: record.id } }).then(
      (found) => {
        inputs.names.add(found.names);
        setLatest(found);
      },
      () => undefined,
    );
    // Once: what is compared must stay while somebody chooses.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [form.key, record.id]);
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
  const mineOf = (key: string): JsonValue => filling.evaluated.values[key] ?? null;
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
        <fieldset key={key} className="conflict-field">
          <legend>{labelOf(key)}</legend>
          {([false, true] as const).map((isTheirs) => (
            <label key={String(isTheirs)} className="conflict-choice">
              <input
                type="radio"
                name={`conflict.${key}`}
                checked={theirs.has(key) === isTheirs}
                onChange={() =>
                  setTheirs((before) => {
                    const next = new Set(before);
                    if (isTheirs) next.add(key);
                    else next.delete(key);
                    return next;
                  })
                }
              />
              <span>
                <small>{t(isTheirs ? texts.conflictTheirs : texts.conflictMine)}</small>
                <ValueText
                  inputs={inputs}
                  node={key}
                  value={isTheirs ? (latest?.values[key] ?? null) : mineOf(key)}
                />
              </span>
            </label>
          ))}
        </fieldset>
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
