import type { ChoiceOption } from '@yuanliu/core/forms';
import { Input } from 'antd';
import { X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { TypedText } from '../../designer/properties/PropertyInputs.tsx';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import { settingTexts } from '../setting-texts.ts';
import { relabelled, shifted, withTyped } from './edit-options.ts';
import { OptionColour } from './OptionColour.tsx';

interface OptionsSettingProps {
  readonly options: readonly ChoiceOption[];
  readonly onChange: (options: readonly ChoiceOption[]) => void;
}

/** The options of a choice: typed one after another, or pasted as lines; moved with Alt and an arrow. */
export const OptionsSetting = ({ options, onChange }: OptionsSettingProps) => {
  const t = useText();
  return (
    <PropertyRow label={t(settingTexts.options)} hint={t(settingTexts.optionsHint)}>
      {({ id }) => (
        <div className="options">
          {options.map((option, index) => (
            <OptionRow
              key={option.key}
              option={option}
              number={index + 1}
              onLabel={(zh) => {
                if (zh.trim() !== '') onChange(relabelled(options, index, zh));
              }}
              onColour={(colour) => onChange(options.with(index, withColour(option, colour)))}
              onShift={(by) => onChange(shifted(options, index, by))}
              onRemove={() => onChange(options.toSpliced(index, 1))}
            />
          ))}
          <NewOption id={id} onAdd={(text) => onChange(withTyped(options, text))} />
        </div>
      )}
    </PropertyRow>
  );
};

const withColour = ({ key, label, retired }: ChoiceOption, colour: string | undefined): ChoiceOption => ({
  key,
  label,
  ...(retired === true && { retired }),
  ...(colour !== undefined && { colour }),
});

interface OptionRowProps {
  readonly option: ChoiceOption;
  readonly number: number;
  readonly onLabel: (zh: string) => void;
  readonly onColour: (colour: string | undefined) => void;
  readonly onShift: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

const OptionRow = ({ option, number, onLabel, onColour, onShift, onRemove }: OptionRowProps) => {
  const t = useText();
  const shift = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onShift(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys come from the input in it
    <div className="option-row" onKeyDown={shift}>
      <OptionColour colour={option.colour} onChange={onColour} />
      <TypedText
        id={`option-${number}`}
        status=""
        label={t(settingTexts.option, { number })}
        value={option.label.zh}
        onType={onLabel}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={t(settingTexts.removeOption, { label: option.label.zh })}
        onClick={onRemove}
      >
        <X size={14} />
      </button>
    </div>
  );
};

const NewOption = ({ id, onAdd }: { readonly id: string; readonly onAdd: (text: string) => void }) => {
  const t = useText();
  const [text, setText] = useState('');
  const add = (): void => {
    if (text.trim() !== '') onAdd(text);
    setText('');
  };
  const paste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text');
    if (!/[\n\t]/.test(pasted.trim())) return;
    event.preventDefault();
    onAdd(pasted);
  };
  return (
    <Input
      id={id}
      placeholder={t(settingTexts.newOption)}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onPaste={paste}
      onPressEnter={add}
      onBlur={add}
    />
  );
};
