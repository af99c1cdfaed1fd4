import { type FormRight, formActions, formActionText, rowScopes } from '@yuanliu/core/forms';
import { Checkbox, Select } from 'antd';
import { ChevronDown, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { PropertyRow } from '../properties/PropertyRow.tsx';
import { RuleRow } from '../rules/RuleRow.tsx';
import { texts } from '../texts.ts';
import { FieldRights } from './FieldRights.tsx';

const words = texts.rights;

interface RoleRightsProps {
  readonly name: string;
  readonly right: FormRight;
  readonly mayChange: boolean;
  /** The condition with labels for names. */
  readonly shown: string;
  readonly onChange: (right: FormRight) => void;
  readonly onRemove: () => void;
}

/** What one role may do, over which records, with which fields. */
export const RoleRights = ({ name, right, mayChange, shown, onChange, onRemove }: RoleRightsProps) => {
  const t = useText();
  const [isOpen, setOpen] = useState(right.hidden.length + right.readOnly.length > 0);
  const set = (changes: Partial<FormRight>): void => onChange({ ...right, ...changes });
  return (
    <fieldset className="role-rights" disabled={!mayChange}>
      <legend className="visually-hidden">{name}</legend>
      <header>
        <strong>{name}</strong>
        <span className="quiet">
          {t(words.scopes[right.scope])}
          {right.scope === 'condition' && shown !== '' && <code> {shown}</code>}
        </span>
        {mayChange && (
          <button
            type="button"
            className="icon-button"
            aria-label={t(words.remove, { name })}
            onClick={onRemove}
          >
            <Trash2 size={15} />
          </button>
        )}
      </header>
      <Checkbox.Group
        disabled={!mayChange}
        value={[...right.actions]}
        options={formActions.map((value) => ({ value, label: t(formActionText[value]) }))}
        onChange={(next) => set({ actions: formActions.filter((action) => next.includes(action)) })}
      />
      {right.actions.length === 0 && <p className="field-error">{t(words.noAction)}</p>}
      <RoleScope right={right} mayChange={mayChange} onChange={set} />
      <button
        type="button"
        className="role-fields-toggle"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronDown size={15} />
        {t(words.fields, { hidden: right.hidden.length, readOnly: right.readOnly.length })}
      </button>
      {isOpen && (
        <FieldRights
          hidden={right.hidden}
          readOnly={right.readOnly}
          mayChange={mayChange}
          onChange={(next) => set(next)}
        />
      )}
    </fieldset>
  );
};

interface RoleScopeProps {
  readonly right: FormRight;
  readonly mayChange: boolean;
  readonly onChange: (changes: Partial<FormRight>) => void;
}

const RoleScope = ({ right, mayChange, onChange: set }: RoleScopeProps) => {
  const t = useText();
  return (
    <div className="role-scope">
      <PropertyRow label={t(words.rows)}>
        {(control) => (
          <Select
            {...control}
            disabled={!mayChange}
            value={right.scope}
            options={rowScopes.map((value) => ({ value, label: t(words.scopes[value]) }))}
            onChange={(scope) => set({ scope, condition: scope === 'condition' ? right.condition : null })}
          />
        )}
      </PropertyRow>
      {right.scope === 'condition' && (
        <RuleRow
          label={t(words.condition)}
          text={right.condition ?? undefined}
          at={{ use: 'check' }}
          gives="boolean"
          hint={t(words.conditionHint)}
          onChange={(text) => set({ condition: text ?? null })}
        />
      )}
    </div>
  );
};
