import { type FormField, textIn, typeOf } from '@yuanliu/core/forms';
import { CalendarOff, EyeOff, Lock } from 'lucide-react';
import { memo } from 'react';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { faceOf } from '../../field-types/field-types.ts';
import { holdsRows, rowsOf } from '../drawing/layout-boxes.ts';
import type { PartId } from '../drawing/part-id.ts';
import { useDesigner } from '../state/designer.ts';
import { useField } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { useIsEndOf } from './use-is-end.ts';
import { PartTools } from './PartTools.tsx';
import { usePart } from './use-part.ts';

/** A field on the canvas: what it is called and of what type; a sub-table with its columns. */
export const FieldPart = memo(({ id, span }: { readonly id: PartId; readonly span: number }) => {
  const field = useField(id);
  const part = usePart(id, field?.label.zh ?? id);
  if (field === undefined) return null;
  const isTable = holdsRows(field);
  return (
    <div {...part} className={`${part.className} part-field`} style={{ gridColumn: `span ${span}` }}>
      <FieldHead field={field} id={id} />
      {isTable ? <RowsBody table={field} /> : <FieldFace field={field} />}
      <PartTools id={id} />
    </div>
  );
});

const FieldHead = ({ field, id }: { readonly field: FormField; readonly id: PartId }) => {
  const t = useText();
  const language = useLanguage();
  const { locked } = useDesigner();
  const { rules = {} } = field;
  return (
    <div className="part-head">
      <span className="part-label">{textIn(field.label, language)}</span>
      {rules.required !== undefined && (
        <span
          className={rules.required === true ? 'part-required' : 'part-required is-sometimes'}
          title={t(rules.required === true ? texts.canvas.required : texts.canvas.requiredIf)}
        >
          *
        </span>
      )}
      <span className="part-marks">
        {rules.visible !== undefined && <EyeOff size={13} aria-label={t(texts.canvas.visibleIf)} />}
        {rules.readOnly !== undefined && <CalendarOff size={13} aria-label={t(texts.canvas.readOnly)} />}
        {locked.has(id) && <Lock size={13} aria-label={t(texts.canvas.locked)} />}
      </span>
    </div>
  );
};

const FieldFace = ({ field }: { readonly field: FormField }) => {
  const t = useText();
  const { icon: Picture } = faceOf(field);
  return (
    <div className="part-face">
      <Picture size={15} strokeWidth={1.75} />
      <span>{field.help?.zh ?? t(typeOf(field).text)}</span>
    </div>
  );
};

const RowsBody = ({ table }: { readonly table: FormField }) => {
  const t = useText();
  const isEnd = useIsEndOf(table.key);
  const rows = rowsOf(table);
  return (
    <div className={isEnd ? 'rows-body is-end' : 'rows-body'} data-box={table.key}>
      {rows.map(({ key }) => (
        <ColumnPart key={key} id={`${table.key}.${key}`} />
      ))}
      {rows.length === 0 && <p className="box-empty">{t(texts.canvas.emptyRows)}</p>}
    </div>
  );
};

const ColumnPart = memo(({ id }: { readonly id: PartId }) => {
  const field = useField(id);
  const part = usePart(id, field?.label.zh ?? id);
  if (field === undefined) return null;
  return (
    <div {...part} className={`${part.className} part-column`}>
      <FieldHead field={field} id={id} />
      <FieldFace field={field} />
      <PartTools id={id} />
    </div>
  );
});
