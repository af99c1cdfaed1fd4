import type { FieldInputProps } from '../field-face.ts';
import { ReferencePicker } from '../reference/ReferencePicker.tsx';

/** A person of the enterprise. */
export const UserInput = (props: FieldInputProps) => <ReferencePicker {...props} isMany={false} />;
