import type { FieldInputProps } from '../field-face.ts';
import { FilesInput } from '../files/FilesInput.tsx';

/** Pictures: chosen, dropped, pasted, or taken with the camera. */
export const ImageInput = (props: FieldInputProps) => <FilesInput {...props} isPictures />;
