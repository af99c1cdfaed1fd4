import type { FieldInputProps } from '../field-face.ts';
import { ReferencePicker } from '../reference/ReferencePicker.tsx';
import { relationSettings } from '../settings.parse.ts';

/** One record of another form, or several. */
export const RelationInput = (props: FieldInputProps) => (
  <ReferencePicker {...props} isMany={relationSettings(props.field.settings).many} />
);
