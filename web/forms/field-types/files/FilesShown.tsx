import type { FieldShownProps } from '../field-face.ts';
import { FileLine } from './FileLine.tsx';
import { filesIn } from './files-in.ts';
import './files.css';

/** Files by their names, each a way to open it. */
export const FilesShown = ({ value }: FieldShownProps) => (
  <ul className="file-lines">
    {filesIn(value).map((file) => (
      <FileLine key={file.file} file={file} isPicture={false} />
    ))}
  </ul>
);

/** Pictures side by side. */
export const PicturesShown = ({ value }: FieldShownProps) => (
  <ul className="file-pictures">
    {filesIn(value).map((file) => (
      <FileLine key={file.file} file={file} isPicture />
    ))}
  </ul>
);
