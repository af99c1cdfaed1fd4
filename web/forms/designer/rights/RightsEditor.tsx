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

const isWhole = ({ actions, scope, condition }: FormRight): boolean =>
  actions.length > 0 && (scope !== 'condition' || condition !== null);

const newRight = (roleId: string): FormRight => ({
  roleId,
  actions: ['see', 'create', 'change'],
  scope: 'all',
  condition: null,
  hidden: [],
  readOnly: [],
});

const useSavedRights = ({ form, rights: stored, onSaved }: RightsEditorProps) => {
  const t = useText();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const save = async (rights: readonly FormRight[]): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const body = { rights: rights.map(bare), version: stored.version };
      await call(changeFormRights, { params: { form }, body });
      showToast({ text: t(words.saved) });
      onSaved();
    } catch (error) {
      setRefusal(error instanceof ApiProblem ? error.detail : String(error));
    } finally {
      setBusy(false);
    }
  };
  return { save, isBusy, refusal };
};

/** The rights of all roles with a form; saved together. */
export const RightsEditor = (props: RightsEditorProps) => {
  const { rights: stored } = props;
  const t = useText();
  const place = usePlace(useDefinition());
  const { save, isBusy, refusal } = useSavedRights(props);
  const [changed, setChanged] = useState<readonly FormRight[]>();
  const rights =
    changed ??
    stored.rights.map((right) => ({
      ...bare(right),
      condition: right.condition && storeNames(right.condition, { use: 'check' }, place),
    }));
  const nameOf = (id: string): string => stored.roles.find((role) => role.id === id)?.name ?? id;
  const others = stored.roles.filter(({ id }) => !rights.some(({ roleId }) => roleId === id));
  return (
    <div className="rights">
      {rights.length === 0 && <EmptyState icon={ShieldPlus} title={t(words.none)} text={t(words.noneMore)} />}
      {rights.map((right, index) => (
        <RoleRights
          key={right.roleId}
          name={nameOf(right.roleId)}
          right={right}
          mayChange={stored.can.change}
          shown={right.condition === null ? '' : showNames(right.condition, { use: 'check' }, place)}
          onChange={(next) => setChanged(rights.with(index, next))}
          onRemove={() => setChanged(rights.toSpliced(index, 1))}
        />
      ))}
      {stored.can.change && (
        <div className="rights-foot">
          <Select<string>
            showSearch={{ optionFilterProp: 'label' }}
            className="rights-add"
            aria-label={t(words.add)}
            placeholder={t(words.add)}
            value={null}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(roleId) => setChanged([...rights, newRight(roleId)])}
          />
          {refusal !== undefined && (
            <span className="field-error" role="alert">
              {refusal}
            </span>
          )}
          <Button
            type="primary"
            disabled={changed === undefined || !rights.every(isWhole)}
            loading={isBusy}
            onClick={() => {
              save(rights).catch(() => undefined);
            }}
          >
            {t(words.save)}
          </Button>
        </div>
      )}
    </div>
  );
};
