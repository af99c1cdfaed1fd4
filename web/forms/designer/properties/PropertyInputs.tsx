import type { FormText } from '@yuanliu/core/forms';
import { Input, InputNumber, Switch } from 'antd';
import { type FocusEvent, type ReactNode, useId, useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { texts } from '../texts.ts';
import { PropertyRow } from './PropertyRow.tsx';

interface TextPropertyProps {
  readonly label: string;
  readonly value: FormText | undefined;
  /** Undefined when it was emptied. */
  readonly onChange: (text: FormText | undefined) => void;
  readonly isRequired?: boolean;
  readonly isLong?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Focused with all of it selected, ready to be typed over. */
  readonly isFresh?: boolean;
  readonly onLeave?: () => void;
}

/** A text in Chinese, with its English below when somebody asks for it. A required one keeps its last letters. */
export const TextProperty = (props: TextPropertyProps) => {
  const {
    label,
    value,
    onChange,
    isRequired = false,
    isLong = false,
    isFresh = false,
    onLeave,
    ...row
  } = props;
  const t = useText();
  const [hasEnglish, setEnglish] = useState(value?.en !== undefined);
  const change = (zh: string, en: string | undefined): void => {
    if (zh.trim() === '') {
      if (!isRequired) onChange(undefined);
      return;
    }
    onChange({ zh, ...(en !== undefined && en.trim() !== '' && { en }) });
  };
  const english = (
    <button type="button" className="text-button property-side" onClick={() => setEnglish(!hasEnglish)}>
      {t(hasEnglish ? texts.properties.hideEnglish : texts.properties.english)}
    </button>
  );
  return (
    <PropertyRow label={label} side={english} {...row}>
      {(control) => (
        <>
          <TypedText
            {...control}
            value={value?.zh ?? ''}
            isLong={isLong}
            isFresh={isFresh}
            onType={(zh) => change(zh, value?.en)}
            {...(onLeave !== undefined && { onLeave })}
          />
          {hasEnglish && (
            <TypedText
              id={`${control.id}en`}
              status=""
              label={`${label} (English)`}
              placeholder="English"
              value={value?.en ?? ''}
              isLong={isLong}
              onType={(en) => change(value?.zh ?? '', en)}
            />
          )}
        </>
      )}
    </PropertyRow>
  );
};

interface TypedTextProps {
  readonly id: string;
  readonly status: '' | 'error';
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly isLong?: boolean;
  readonly isFresh?: boolean;
  readonly label?: string;
  readonly placeholder?: string;
  readonly onLeave?: () => void;
}

/** What is typed stands in the field even while the form cannot take it: an empty name, for one. */
export const TypedText = (props: TypedTextProps) => {
  const { id, status, value, onType, isLong = false, isFresh = false, label, placeholder, onLeave } = props;
  const [typed, setTyped] = useState<string>();
  const [told, setTold] = useState(value);
  if (told !== value) {
    setTold(value);
    setTyped(undefined);
  }
  const type = (text: string): void => {
    setTyped(text);
    onType(text);
  };
  const shared = {
    id,
    status,
    value: typed ?? value,
    ...(label !== undefined && { 'aria-label': label }),
    ...(placeholder !== undefined && { placeholder }),
    autoFocus: isFresh,
    onFocus: ({ target }: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (isFresh) target.select();
    },
    onBlur: () => {
      setTyped(undefined);
      onLeave?.();
    },
  };
  return isLong ? (
    <Input.TextArea {...shared} className="growing" rows={2} onChange={(event) => type(event.target.value)} />
  ) : (
    <Input {...shared} onChange={(event) => type(event.target.value)} />
  );
};

interface NumberPropertyProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly least?: number;
  readonly most?: number;
  readonly placeholder?: string;
  readonly unit?: string;
  readonly hint?: string;
}

/** A whole number, or none. */
export const NumberProperty = (props: NumberPropertyProps) => {
  const { label, value, onChange, least, most, placeholder, unit, hint } = props;
  return (
    <PropertyRow label={label} {...(hint !== undefined && { hint })}>
      {(control) => (
        <InputNumber<number>
          {...control}
          className="property-number"
          precision={0}
          value={value ?? null}
          {...(least !== undefined && { min: least })}
          {...(most !== undefined && { max: most })}
          {...(placeholder !== undefined && { placeholder })}
          {...(unit !== undefined && { suffix: unit })}
          onChange={(next) => onChange(next ?? undefined)}
        />
      )}
    </PropertyRow>
  );
};

interface FlagPropertyProps {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly hint?: string;
  readonly isDisabled?: boolean;
}

/** Something that is on or off. */
export const FlagProperty = ({ label, value, onChange, hint, isDisabled = false }: FlagPropertyProps) => {
  const id = useId();
  return (
    <div className="property property-flag">
      <label htmlFor={id}>
        {label}
        {hint !== undefined && <small className="quiet">{hint}</small>}
      </label>
      <Switch id={id} size="small" checked={value} disabled={isDisabled} onChange={onChange} />
    </div>
  );
};
