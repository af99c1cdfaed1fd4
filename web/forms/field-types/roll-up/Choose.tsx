import { Select } from 'antd';
import { useText } from '../../../lib/text.ts';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import { settingTexts } from '../setting-texts.ts';

interface ChooseProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** '' while nothing is chosen. */
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of a list. */
export const Choose = ({ label, hint, value, options, onChange }: ChooseProps) => {
  const t = useText();
  return (
    <PropertyRow label={label} hint={hint}>
      {(control) => (
        <Select<string>
          {...control}
          placeholder={t(settingTexts.choose)}
          value={value === '' ? null : value}
          options={[...options]}
          onChange={onChange}
        />
      )}
    </PropertyRow>
  );
};
