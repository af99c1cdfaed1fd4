import type { FieldInputProps } from '../field-face.ts';
import { ReferencePicker } from '../reference/ReferencePicker.tsx';

/** A department. */
export const DepartmentInput = (props: FieldInputProps) => <ReferencePicker {...props} isMany={false} />;
