import { readRecord, type WholeRecord } from '@yuanliu/core/forms';
import { useEffect } from 'react';
import { useEndpoint } from '../../lib/queries.ts';
import { ErrorState, Loading } from '../../ui/index.ts';
import { FillingContext } from '../field-types/filling-context.ts';
import type { FormInUse } from '../filling/form-in-use.ts';
import { useFormFilling } from '../filling/use-form-filling.ts';
import { RecordAside } from './RecordAside.tsx';
import { RecordHead } from './RecordHead.tsx';
import { ShownRecord } from './ShownRecord.tsx';
import './record.css';

interface RecordViewProps {
  readonly form: FormInUse;
  readonly id: string;
  /** Beside the list: what is around the record stands below it. */
  readonly isBeside: boolean;
  /** Closes it, where it can be closed. */
  readonly onClose?: () => void;
  readonly onGone: () => void;
}

/** A record to be read: what is in it, what can be done with it, and what has happened to it. */
export const RecordView = ({ form, id, isBeside, onClose, onGone }: RecordViewProps) => {
  const asked = useEndpoint(readRecord, { params: { form: form.key, id } });
  if (asked.data === undefined) {
    return asked.error === null ? (
      <Loading />
    ) : (
      <ErrorState
        error={asked.error}
        onRetry={() => {
          asked.refetch().catch(() => undefined);
        }}
      />
    );
  }
  return (
    <OpenedRecord
      key={id}
      form={form}
      record={asked.data}
      isBeside={isBeside}
      onGone={onGone}
      {...(onClose !== undefined && { onClose })}
    />
  );
};

type OpenedRecordProps = Omit<RecordViewProps, 'id'> & { readonly record: WholeRecord };

const OpenedRecord = ({ form, record, isBeside, onClose, onGone }: OpenedRecordProps) => {
  const inputs = useFormFilling(form, record.hidden);
  const { names } = inputs;
  useEffect(() => names.add(record.names), [names, record.names]);
  return (
    <FillingContext value={inputs.filling}>
      <article className={isBeside ? 'record-view is-beside' : 'record-view'}>
        <RecordHead
          form={form}
          record={record}
          isBeside={isBeside}
          onGone={onGone}
          {...(onClose !== undefined && { onClose })}
        />
        <div className="record-columns">
          <ShownRecord key={record.version} form={form} record={record} inputs={inputs} />
          <RecordAside form={form} record={record} inputs={inputs} />
        </div>
      </article>
    </FillingContext>
  );
};
