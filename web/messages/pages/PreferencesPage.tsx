import { readPreferences, setPreferences } from '@yuanliu/core/messages';
import { Checkbox } from 'antd';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import { useChange } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { ErrorState, Loading, PageHead, showToast } from '../../ui/index.ts';
import { usePreferences } from '../queries.ts';
import { texts } from '../texts.ts';
import '../parts/messages.css';

const words = texts.preferences;

interface Choice {
  readonly kind: string;
  readonly channel: string;
  readonly wanted: boolean;
}

/** Which kind of message reaches one by which channel; a tick takes effect at once. */
export const PreferencesPage = () => {
  const t = useText();
  const { data, error, refetch } = usePreferences();
  return (
    <>
      <PageHead title={t(words.title)} description={t(words.description)} />
      {data === undefined && error === null && <Loading rows={5} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => refetch()} />}
      {data !== undefined && <ChoiceTable />}
    </>
  );
};

const ChoiceTable = () => {
  const t = useText();
  const { channels = [], kinds = [] } = usePreferences().data ?? {};
  const { pending, choose } = useChoose();
  return (
    <div className="choice-scroll">
      <table className="choice-table">
        <thead>
          <tr>
            <th scope="col">{t(words.kind)}</th>
            {channels.map((channel) => (
              <th key={channel.name} scope="col">
                {t(channel.text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind.name}>
              <th scope="row">{t(kind.text)}</th>
              {channels.map(({ name, text }) => {
                const own = kind.channels.find((channel) => channel.name === name);
                const waits = pending.find((each) => each.kind === kind.name && each.channel === name);
                const isFixed = own?.fixed ?? false;
                const label = `${t(kind.text)} · ${t(text)}`;
                return (
                  <td key={name}>
                    <span className="choice-fixed" title={isFixed ? t(words.fixed) : label}>
                      <Checkbox
                        aria-label={isFixed ? `${label}（${t(words.fixed)}）` : label}
                        checked={waits?.wanted ?? own?.wanted ?? false}
                        disabled={isFixed}
                        onChange={({ target }) =>
                          choose({ kind: kind.name, channel: name, wanted: target.checked })
                        }
                      />
                      {isFixed && <Lock size={13} aria-hidden />}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="choice-notes">
        <p>{t(words.fixedNote)}</p>
        <p>{t(words.noAddress)}</p>
      </div>
    </div>
  );
};

/** Saves a tick at once and shows it before the answer; a refusal takes it back and says why. */
const useChoose = () => {
  const t = useText();
  const { channels = [], kinds = [] } = usePreferences().data ?? {};
  const [pending, setPending] = useState<readonly Choice[]>([]);
  const save = useChange(setPreferences, [readPreferences]);
  const choose = async (choice: Choice, isUndo = false) => {
    setPending((before) => [...before.filter((each) => !isSameCell(each, choice)), choice]);
    try {
      await save.mutateAsync({ body: { choices: [choice] } });
      if (isUndo) return;
      const kind = kinds.find(({ name }) => name === choice.kind)?.text ?? { zh: '', en: '' };
      const channel = channels.find(({ name }) => name === choice.channel)?.text ?? { zh: '', en: '' };
      showToast({
        text: t(choice.wanted ? words.on : words.off, { kind: t(kind), channel: t(channel) }),
        undo: () => {
          choose({ ...choice, wanted: !choice.wanted }, true).catch(() => undefined);
        },
      });
    } catch (error) {
      const reason = error instanceof ApiProblem ? error.detail : String(error);
      showToast({ kind: 'failed', text: t(texts.failed, { reason }) });
    } finally {
      setPending((before) => before.filter((each) => !isSameCell(each, choice)));
    }
  };
  return {
    pending,
    choose: (choice: Choice) => {
      choose(choice).catch(() => undefined);
    },
  };
};

const isSameCell = (one: Choice, other: Choice): boolean =>
  one.kind === other.kind && one.channel === other.channel;
