import type { FieldInputProps } from '../field-face.ts';
import { ReferencePicker } from './ReferencePicker.tsx';

/** Several things to point at. */
export const SeveralReferences = (props: FieldInputProps) => <ReferencePicker {...props} isMany />;
