import { useCallback, useMemo } from 'react';
import { type Filling, FillingContext } from '../field-types/filling-context.ts';
import type { RecordFilling } from '../filling/record-filling.ts';
import { RecordContext, useRevision } from '../filling/record-context.ts';
import { FaultSummary } from './FaultSummary.tsx';
import { Layout } from './Layout.tsx';
import { RecordField } from './RecordField.tsx';
import './record-form.css';

interface RecordFormProps {
  readonly record: RecordFilling;
  readonly filling: Filling;
  /** Submitting was tried: what must be mended stands at the top, each line leading to its field. */
  readonly isAttempted: boolean;
}

/** A record to be filled in: its fields as they were arranged, with all rules alive. */
export const RecordForm = ({ record, filling, isAttempted }: RecordFormProps) => {
  const { definition } = record.options.prepared.place;
  return (
    <FillingContext value={filling}>
      <RecordContext value={record}>
        <div className="record-form">
          {isAttempted && <FaultSummary record={record} />}
          <RecordLayout record={record} isAttempted={isAttempted} nodes={definition.layout} />
        </div>
      </RecordContext>
    </FillingContext>
  );
};

type RecordLayoutProps = Pick<RecordFormProps, 'record' | 'isAttempted'> & {
  readonly nodes: Parameters<typeof Layout>[0]['nodes'];
};

/** Which fields are there is asked as one line of text, so that the layout is drawn again only when that changes. */
const RecordLayout = ({ record, isAttempted, nodes }: RecordLayoutProps) => {
  const hidden = useHidden(record);
  const faults = useFaults(record, isAttempted);
  const present = useCallback(
    (keys: readonly string[]) => keys.filter((key) => !hidden.includes(` ${key} `)),
    [hidden],
  );
  const count = useCallback(
    (keys: readonly string[]) => faults.split(' ').filter((key) => key !== '' && keys.includes(key)).length,
    [faults],
  );
  return useMemo(
    () => <Layout nodes={nodes} Field={RecordField} present={present} faults={count} />,
    [nodes, present, count],
  );
};

const useHidden = (record: RecordFilling): string => {
  useRevision(record);
  const { fields } = record.options.prepared.place.definition;
  const hidden = fields.filter(({ key }) => !record.view(key).isVisible).map(({ key }) => key);
  return ` ${hidden.join('  ')} `;
};

const useFaults = (record: RecordFilling, isAttempted: boolean): string => {
  useRevision(record);
  if (!isAttempted) return '';
  return record
    .faults()
    .map(({ path }) => path.split('/')[1] ?? '')
    .join(' ');
};
