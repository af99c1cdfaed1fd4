import { checkForm, type DefinitionVerdict, diffDefinitions, publishForm } from '@yuanliu/core/forms';
import { Button, Modal } from 'antd';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { call } from '../../../lib/call.ts';
import { useText } from '../../../lib/text.ts';
import { ErrorState, Loading, showToast } from '../../../ui/index.ts';
import type { Autosave } from '../state/autosave.ts';
import { useDesigner } from '../state/designer.ts';
import { texts } from '../texts.ts';
import { ChangeList } from './ChangeList.tsx';
import { FindingList } from './FindingList.tsx';
import { VersionNote } from './VersionNote.tsx';

const words = texts.publish;

interface PublishDialogProps {
  readonly autosave: Autosave;
  readonly onPublished: (version: number) => void;
  readonly onClose: () => void;
}

/** Saves the draft and asks the server what publishing it would change; `ask` asks anew. */
const useVerdict = (autosave: Autosave) => {
  const { form, drawing } = useDesigner();
  const { data, error, refetch } = useQuery({
    queryKey: ['forms.publishing', form],
    queryFn: async (): Promise<DefinitionVerdict> => {
      await autosave.flush();
      const { definition } = drawing.get();
      return call(checkForm, { params: { form }, body: { definition } });
    },
    staleTime: 0,
    gcTime: 0,
  });
  const ask = (): void => {
    refetch().catch(() => undefined);
  };
  return { verdict: data, error, ask };
};

/** Publishes what is saved; a refusal is told, and what publishing would do is asked anew. */
const usePublishing = ({ autosave, onPublished }: PublishDialogProps, ask: () => void) => {
  const t = useText();
  const { form } = useDesigner();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const publish = async (accept: readonly string[], note: string): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      if (!(await autosave.flush())) {
        setRefusal(t(words.notSaved));
        return;
      }
      const body = {
        draftVersion: autosave.draftVersion,
        accept: [...accept],
        ...(note.trim() !== '' && { note: note.trim() }),
      };
      const { version } = await call(publishForm, { params: { form }, body });
      showToast({ text: t(words.done, { version }) });
      onPublished(version);
    } catch (failure) {
      // Records may have changed since the findings were counted: they are counted anew.
      setRefusal(failure instanceof ApiProblem ? failure.detail : String(failure));
      ask();
    } finally {
      setBusy(false);
    }
  };
  return { publish, isBusy, refusal };
};

/** Whether everything that would be lost was consented to. */
const isConsented = (findings: DefinitionVerdict['findings'], accepted: ReadonlySet<string>): boolean =>
  findings.every(({ id, weight }) => weight === 'notice' || (weight === 'consent' && accepted.has(id)));

/** What publishing changes, what it does to records, and the consent to what would be lost. */
export const PublishDialog = (props: PublishDialogProps) => {
  const { autosave, onClose } = props;
  const t = useText();
  const designer = useDesigner();
  const { verdict, error, ask } = useVerdict(autosave);
  const { publish, isBusy, refusal } = usePublishing(props, ask);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const isFirst = designer.published.get() === undefined;
  const faults = verdict?.issues.filter(({ severity }) => severity === 'error') ?? [];
  const mayPublish =
    verdict !== undefined &&
    faults.length === 0 &&
    (isFirst || verdict.changes.length > 0) &&
    isConsented(verdict.findings, accepted);
  return (
    <Modal
      open
      width={720}
      title={t(isFirst ? words.first : words.title)}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button
            type="primary"
            disabled={!mayPublish}
            loading={isBusy}
            onClick={() => {
              publish([...accepted], note).catch(() => undefined);
            }}
          >
            {t(words.action)}
          </Button>
        </>
      }
    >
      {verdict === undefined && error === null && <Loading rows={5} />}
      {error !== null && <ErrorState error={error} onRetry={ask} />}
      {verdict !== undefined && (
        <div className="publish">
          <Effects verdict={verdict} faults={faults.length} accepted={accepted} onAccept={setAccepted} />
          <VersionNote note={note} onChange={setNote} />
          {refusal !== undefined && (
            <p className="field-error" role="alert">
              {refusal}
            </p>
          )}
        </div>
      )}
    </Modal>
  );
};

interface EffectsProps {
  readonly verdict: DefinitionVerdict;
  readonly faults: number;
  readonly accepted: ReadonlySet<string>;
  readonly onAccept: (accepted: ReadonlySet<string>) => void;
}

const Effects = ({ verdict, faults, accepted, onAccept }: EffectsProps) => {
  const t = useText();
  const designer = useDesigner();
  const { definition } = designer.drawing.get();
  const isFirst = designer.published.get() === undefined;
  // Against nothing the server tells no changes: all of it is new.
  const changes = isFirst
    ? diffDefinitions({ ...definition, fields: [], layout: [] }, definition).filter(
        ({ part }) => part === 'field',
      )
    : verdict.changes;
  const accept = (id: string, isAccepted: boolean): void => {
    const rest = [...accepted].filter((each) => each !== id);
    onAccept(new Set(isAccepted ? [...rest, id] : rest));
  };
  return (
    <>
      {faults > 0 && (
        <p className="field-error publish-faults">
          <CircleAlert size={15} /> {t(words.faults, { count: faults })}
        </p>
      )}
      {verdict.findings.length > 0 && (
        <section>
          <h3>{t(words.findings)}</h3>
          <FindingList findings={verdict.findings} accepted={accepted} onAccept={accept} />
        </section>
      )}
      <section>
        <h3>{t(isFirst ? words.contents : words.changes, { count: changes.length })}</h3>
        <ChangeList changes={changes} />
      </section>
    </>
  );
};
