import { Select } from 'antd';
import { useText } from '../../lib/text.ts';
import type { Control } from '../../ui/form/FormField.tsx';
import { useRoles } from '../queries.ts';
import { texts } from '../texts.ts';

interface RoleSelectProps {
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly control: Control;
}

/** Any number of roles. */
export const RoleSelect = ({ value, onChange, control }: RoleSelectProps) => {
  const t = useText();
  const { data, isPending } = useRoles();
  return (
    <Select<string[]>
      {...control}
      mode="multiple"
      loading={isPending}
      placeholder={t(texts.chooseRoles)}
      showSearch={{ optionFilterProp: 'label' }}
      value={[...value]}
      options={(data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
};
