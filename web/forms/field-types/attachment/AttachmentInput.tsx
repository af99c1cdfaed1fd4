import type { FieldInputProps } from '../field-face.ts';
import { FilesInput } from '../files/FilesInput.tsx';

/** Files of any kind. */
export const AttachmentInput = (props: FieldInputProps) => <FilesInput {...props} isPictures={false} />;
