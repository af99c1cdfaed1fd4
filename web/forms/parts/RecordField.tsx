import { typeOf } from '@yuanliu/core/forms';
import { useCallback } from 'react';
import type { JsonValue } from '@yuanliu/core/platform';
import { useFilling } from '../field-types/filling-context.ts';
import { typedText } from '../field-types/typed-text.ts';
import { useFieldView, useRecord } from '../filling/record-context.ts';
import { FieldBox } from './FieldBox.tsx';

/** A field of the record that is being filled in, where it stands in the layout. */
export const RecordField = ({ field: key, span }: { readonly field: string; readonly span: number }) => {
  const record = useRecord();
  const view = useFieldView(key);
  const { reader, faceOf, fieldAt } = useFilling();
  const set = useCallback((value: JsonValue) => record.set(key, value), [record, key]);
  const leave = useCallback(() => record.leave(`/${key}`), [record, key]);
  const prepared = fieldAt(key);
  if (prepared === undefined || !view.isVisible) return null;
  const { field, shown } = prepared;
  const value = view.value ?? null;
  const isSound = typeOf(field).holds === 'computed';
  const text = isSound ? shown.type.display(value, shown.settings, reader) : typedText(null);
  return (
    <div className="field-place" style={{ gridColumn: `span ${span}` }}>
      <FieldBox
        field={field}
        node={key}
        path={`/${key}`}
        face={faceOf(field)}
        shown={shown}
        view={view}
        text={text}
        onChange={set}
        onLeave={leave}
      />
    </div>
  );
};
