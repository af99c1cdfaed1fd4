import {
  changeFormRights,
  type FormRight,
  type readFormRights,
  showNames,
  storeNames,
} from '@yuanliu/core/forms';
import type { ReplyOf } from '@yuanliu/core/platform';
import { Button, Select } from 'antd';
import { ShieldPlus } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem } from '../../../lib/api-problem.ts';
import { call } from '../../../lib/call.ts';
import { useText } from '../../../lib/text.ts';
import { EmptyState, showToast } from '../../../ui/index.ts';
import { usePlace } from '../state/designer.ts';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { RoleRights } from './RoleRights.tsx';

const words = texts.rights;

interface RightsEditorProps {
  readonly form: string;
  readonly rights: ReplyOf<typeof readFormRights>;
  readonly onSaved: () => void;
}

const bare = ({ roleId, actions, scope, condition, hidden, readOnly }: FormRight): FormRight => ({
  roleId,
  actions,
  scope,
  condition: scope === 'condition' ? condition : null,
  hidden,
  readOnly,
});

/** The rights of all roles with a form; saved together. */
export const RightsEditor = ({ form, rights: stored, onSaved }: RightsEditorProps) => {
  const t = useText();
  const place = usePlace(useDefinition());
  const [rights, setRights] = useState<readonly FormRight[]>(() =>
    stored.rights.map((right) => ({
      ...bare(right),
      condition: right.condition && storeNames(right.condition, { use: 'check' }, place),
    })),
  );
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [isChanged, setChanged] = useState(false);
  const mayChange = stored.can.change;
  const change = (next: readonly FormRight[]): void => {
    setRights(next);
    setChanged(true);
  };
  const others = stored.roles.filter(({ id }) => !rights.some(({ roleId }) => roleId === id));
  const isWhole = rights.every(
    ({ actions, scope, condition }) => actions.length > 0 && (scope !== 'condition' || condition !== null),
  );
  const save = async (): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await call(changeFormRights, {
        params: { form },
        body: { rights: rights.map(bare), version: stored.version },
      });
      showToast({ text: t(words.saved) });
      onSaved();
    } catch (error) {
      setRefusal(error instanceof ApiProblem ? error.detail : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="rights">
      {rights.length === 0 && <EmptyState icon={ShieldPlus} title={t(words.none)} text={t(words.noneMore)} />}
      {rights.map((right, index) => (
        <RoleRights
          key={right.roleId}
          name={stored.roles.find(({ id }) => id === right.roleId)?.name ?? right.roleId}
          right={right}
          mayChange={mayChange}
          shown={right.condition === null ? '' : showNames(right.condition, { use: 'check' }, place)}
          onChange={(next) => change(rights.with(index, next))}
          onRemove={() => change(rights.toSpliced(index, 1))}
        />
      ))}
      {mayChange && (
        <div className="rights-foot">
          <Select<string>
            showSearch={{ optionFilterProp: 'label' }}
            className="rights-add"
            aria-label={t(words.add)}
            placeholder={t(words.add)}
            value={null}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(roleId) =>
              change([
                ...rights,
                {
                  roleId,
                  actions: ['see', 'create', 'change'],
                  scope: 'all',
                  condition: null,
                  hidden: [],
                  readOnly: [],
                },
              ])
            }
          />
          {refusal !== undefined && (
            <span className="field-error" role="alert">
              {refusal}
            </span>
          )}
          <Button
            type="primary"
            disabled={!isChanged || !isWhole}
            loading={isBusy}
            onClick={() => {
              save().catch(() => undefined);
            }}
          >
            {t(words.save)}
          </Button>
        </div>
      )}
    </div>
  );
};
