import { type FormField, type PreparedField, textIn } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { memo, useId } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import type { FieldFace } from '../field-types/field-face.ts';
import type { FieldView } from '../filling/filling-options.ts';
import { fieldAnchor } from './field-anchor.ts';

interface FieldBoxProps {
  readonly field: FormField;
  readonly node: string;
  readonly path: string;
  readonly face: FieldFace;
  readonly shown: PreparedField['shown'];
  readonly view: FieldView;
  /** The value as text, for what nobody fills in. */
  readonly text: string;
  readonly onChange: (value: JsonValue) => void;
  readonly onLeave: () => void;
}

/** A field: label, input, and below it what is wrong or, while nothing is, what its author explains. */
export const FieldBox = memo((props: FieldBoxProps) => {
  const { field, node, path, face, shown, view, text, onChange, onLeave } = props;
  const t = useText();
  const language = useLanguage();
  const id = useId();
  const { issue, isRequired, isReadOnly } = view;
  const said = issue === undefined || typeof issue === 'string' ? issue : t(issue);
  const help = field.help === undefined ? undefined : textIn(field.help, language);
  const note = said ?? help;
  const isGroup = face.isGroup === true || face.Input === undefined;
  const label = (
    <>
      {textIn(field.label, language)}
      {isRequired && (
        <i className="field-star" aria-hidden="true">
          *
        </i>
      )}
    </>
  );
  return (
    <div className={said === undefined ? 'field-box' : 'field-box is-wrong'} id={fieldAnchor(path)}>
      {isGroup ? (
        <span className="field-label" id={`${id}label`}>
          {label}
        </span>
      ) : (
        <label className="field-label" id={`${id}label`} htmlFor={id}>
          {label}
        </label>
      )}
      {face.Input === undefined ? (
        <ComputedValue face={face} field={field} shown={shown} value={view.value ?? null} text={text} />
      ) : (
        <face.Input
          field={field}
          node={node}
          path={path}
          value={view.value ?? null}
          isReadOnly={isReadOnly}
          onChange={onChange}
          onBlur={onLeave}
          control={{
            id,
            'aria-invalid': said !== undefined,
            'aria-required': isRequired,
            'aria-describedby': note === undefined ? undefined : `${id}note`,
            status: said === undefined ? '' : 'error',
          }}
        />
      )}
      {note !== undefined && (
        <p id={`${id}note`} className={said === undefined ? 'field-hint' : 'field-error'}>
          {note}
        </p>
      )}
    </div>
  );
});

type ComputedValueProps = Pick<FieldBoxProps, 'face' | 'field' | 'shown' | 'text'> & {
  readonly value: JsonValue;
};

/** What the system makes: shown where an input would stand. */
const ComputedValue = ({ face, field, shown, value, text }: ComputedValueProps) => {
  const t = useText();
  const empty = face.later === undefined ? '—' : t(face.later);
  return (
    <output className={text === '' ? 'computed-value is-empty' : 'computed-value'}>
      {text !== '' && face.Shown !== undefined ? (
        <face.Shown field={field} value={value} shown={shown} />
      ) : (
        text || empty
      )}
    </output>
  );
};
