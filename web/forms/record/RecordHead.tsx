import { recycleRecords, restoreRecords, textIn, type WholeRecord } from '@yuanliu/core/forms';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { ChevronLeft, Ellipsis, Maximize2, PencilLine, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { useChange } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { showToast } from '../../ui/index.ts';
import { failureText } from '../failure-text.ts';
import type { FormInUse } from '../filling/form-in-use.ts';
import { useKey } from '../parts/use-key.ts';
import { recordTexts as texts } from '../record-texts.ts';
import { RecordStateTag } from './RecordStateTag.tsx';
import { recordReplies } from './use-sending.ts';
import { VoidDialog } from './VoidDialog.tsx';

interface RecordHeadProps {
  readonly form: FormInUse;
  readonly record: WholeRecord;
  readonly isBeside: boolean;
  readonly onClose?: () => void;
  /** The record is in the recycle bin now. */
  readonly onGone: () => void;
}

/** What a record is called, how it stands, and what can be done with it. */
export const RecordHead = ({ form, record, isBeside, onClose, onGone }: RecordHeadProps) => {
  const t = useText();
  const language = useLanguage();
  const navigate = useNavigate();
  const [isVoiding, setVoiding] = useState(false);
  const { can, title, state, deletedAt } = record;
  const params = { form: form.key, id: record.id };
  const edit = () => {
    navigate({ to: '/forms/$form/records/$id/edit', params }).catch(() => undefined);
  };
  useKey('e', can.change ? edit : undefined);
  const bin = useBin(form.key, record, onGone);
  const items = [
    { key: 'link', label: t(texts.copyLink), onClick: () => copyLink(params) },
    ...(can.void ? [{ key: 'void', label: t(texts.void), onClick: () => setVoiding(true) }] : []),
    ...(can.recycle ? [{ key: 'bin', label: t(texts.recycle), danger: true, onClick: bin.recycle }] : []),
  ];
  useEffect(() => {
    if (!isBeside) document.title = `${title} · ${textIn(form.definition.name, language)}`;
  }, [isBeside, title, form, language]);
  return (
    <header className="record-head">
      {!isBeside && (
        <Link to="/forms/$form" params={{ form: form.key }} className="record-back">
          <ChevronLeft size={15} strokeWidth={1.75} />
          {textIn(form.definition.name, language)}
        </Link>
      )}
      <div className="record-title">
        {isBeside ? <h2>{title}</h2> : <h1>{title}</h1>}
        <RecordStateTag state={state} />
        <span className="record-buttons">
          {can.restore && <Button onClick={bin.restore}>{t(texts.restore)}</Button>}
          {can.change && (
            <Button type="primary" icon={<PencilLine size={15} strokeWidth={1.75} />} onClick={edit}>
              {t(texts.edit)}
            </Button>
          )}
          <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
            <Button aria-label={t(texts.more)} icon={<Ellipsis size={16} strokeWidth={1.75} />} />
          </Dropdown>
          {isBeside && <BesideButtons params={params} onClose={onClose} />}
        </span>
      </div>
      {deletedAt !== null && <p className="form-notice form-notice-warn">{t(texts.inBin)}</p>}
      {isVoiding && <VoidDialog form={form.key} record={record} onClose={() => setVoiding(false)} />}
    </header>
  );
};

interface BesideButtonsProps {
  readonly params: { readonly form: string; readonly id: string };
  readonly onClose: (() => void) | undefined;
}

const BesideButtons = ({ params, onClose }: BesideButtonsProps) => {
  const t = useText();
  return (
    <>
      <Link
        to="/forms/$form/records/$id"
        params={params}
        className="icon-button"
        aria-label={t(texts.open)}
        title={t(texts.open)}
      >
        <Maximize2 size={16} strokeWidth={1.75} />
      </Link>
      {onClose !== undefined && (
        <button type="button" className="icon-button" aria-label={t(texts.close)} onClick={onClose}>
          <X size={18} strokeWidth={1.75} />
        </button>
      )}
    </>
  );
};

const copyLink = ({ form, id }: { readonly form: string; readonly id: string }) => {
  copyText(`${location.origin}/forms/${form}/records/${id}`).catch(() => undefined);
};

/** Into the recycle bin and out of it again. */
const useBin = (form: string, record: WholeRecord, onGone: () => void) => {
  const t = useText();
  const recycle = useChange(recycleRecords, recordReplies);
  const restore = useChange(restoreRecords, recordReplies);
  const { id, title } = record;
  const body = { ids: [id] };
  const told = (results: Awaited<ReturnType<typeof recycle.mutateAsync>>['results'], done: () => void) => {
    const problem = results[0]?.problem;
    if (problem === null || problem === undefined) done();
    else showToast({ kind: 'failed', text: t(problem.text) });
  };
  const doRestore = () => {
    restore.mutateAsync({ params: { form }, body }).then(
      ({ results }) => told(results, () => showToast({ text: t(texts.restored1, { title }) })),
      (error: unknown) => showToast({ kind: 'failed', text: failureText(error) }),
    );
  };
  return {
    restore: doRestore,
    recycle: () => {
      recycle.mutateAsync({ params: { form }, body }).then(
        ({ results }) =>
          told(results, () => {
            showToast({ text: t(texts.recycled, { title }), undo: doRestore });
            onGone();
          }),
        (error: unknown) => showToast({ kind: 'failed', text: failureText(error) }),
      );
    },
  };
};
