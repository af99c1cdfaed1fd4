import { Camera, Upload } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useId, useState } from 'react';
import { useIsPhone } from '../../../lib/media.ts';
import { useText } from '../../../lib/text.ts';
import type { FieldInputProps } from '../field-face.ts';
import { inputTexts } from '../input-texts.ts';
import { fileSettings } from '../settings.parse.ts';
import { FileLine, PendingLine } from './FileLine.tsx';
import { filesIn } from './files-in.ts';
import { type Uploads, useUploads } from './use-uploads.ts';
import './files.css';

interface FilesInputProps extends FieldInputProps {
  readonly isPictures: boolean;
}

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** Takes files as far as the field's settings allow; says of the others why not. */
const useTake = (
  { field }: FilesInputProps,
  { left, add }: { readonly left: number; readonly add: (files: readonly File[]) => void },
) => {
  const t = useText();
  const { most = 50, megabytes, endings } = fileSettings(field.settings);
  const [refused, setRefused] = useState<string>();
  const faultOf = (file: File): string | undefined => {
    if (megabytes !== undefined && file.size > megabytes * 1024 * 1024)
      return `${file.name}：${t(inputTexts.tooLarge, { megabytes })}`;
    if (endings !== undefined && endings.length > 0 && !endings.includes(endingOf(file.name)))
      return `${file.name}：${t(inputTexts.notAllowed, { endings: endings.join('、') })}`;
    return undefined;
  };
  const take = (list: FileList | null) => {
    const given = [...(list ?? [])];
    const faults = given.map(faultOf).filter((fault) => fault !== undefined);
    const good = given.filter((file) => faultOf(file) === undefined);
    setRefused(good.length > left ? t(inputTexts.tooMany, { most }) : faults[0]);
    add(good.slice(0, Math.max(0, left)));
  };
  return { refused, take };
};

/** Files that are uploaded as soon as they are chosen, dropped, pasted or photographed. */
export const FilesInput = (props: FilesInputProps) => {
  const { field, value, onChange, control, isPictures, isReadOnly = false } = props;
  const { most = 50, endings, cameraOnly = false } = fileSettings(field.settings);
  const files = filesIn(value);
  const [isOver, setOver] = useState(false);
  const uploads = useUploads((file) => onChange([...files, file]));
  const left = most - files.length - uploads.pending.length;

  const { refused, take } = useTake(props, { left, add: uploads.add });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isReadOnly && !cameraOnly) take(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0 || isReadOnly || cameraOnly) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  const invalid = control['aria-invalid'] ? ' is-invalid' : '';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons in it do the same
    <fieldset
      className={`field-group files-input${isOver ? ' is-over' : ''}${invalid}`}
      aria-labelledby={`${control.id}label`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      <ul className={isPictures ? 'file-pictures' : 'file-lines'}>
        {files.map((file) => (
          <FileLine
            key={file.file}
            file={file}
            isPicture={isPictures}
            onRemove={
              isReadOnly ? undefined : () => onChange(files.filter((other) => other.file !== file.file))
            }
          />
        ))}
        <PendingFiles uploads={uploads} />
      </ul>
      {!isReadOnly && left > 0 && (
        <FileButtons
          id={control.id}
          isPictures={isPictures}
          isCameraOnly={cameraOnly}
          endings={endings}
          onTake={take}
        />
      )}
      {refused !== undefined && <p className="field-error">{refused}</p>}
    </fieldset>
  );
};

const PendingFiles = ({ uploads: { pending, retry, drop } }: { readonly uploads: Uploads }) =>
  pending.map((each) => (
    <PendingLine
      key={each.key}
      pending={each}
      onRetry={() => retry(each.key)}
      onDrop={() => drop(each.key)}
    />
  ));

interface FileButtonsProps {
  readonly id: string;
  readonly isPictures: boolean;
  readonly isCameraOnly: boolean;
  readonly endings: readonly string[] | undefined;
  readonly onTake: (files: FileList | null) => void;
}

const FileButtons = ({ id, isPictures, isCameraOnly, endings, onTake }: FileButtonsProps) => {
  const t = useText();
  const isPhone = useIsPhone();
  const cameraId = useId();
  const allowed =
    endings === undefined || endings.length === 0 ? undefined : endings.map((each) => `.${each}`).join(',');
  const accept = isPictures ? 'image/*' : allowed;
  const pick = (input: HTMLInputElement) => {
    onTake(input.files);
    // The same file may be chosen again.
    input.value = '';
  };
  return (
    <div className="file-buttons">
      {!isCameraOnly && (
        <label className="file-button" htmlFor={id}>
          <Upload size={15} strokeWidth={1.75} />
          {t(isPictures ? inputTexts.addImage : inputTexts.addFile)}
          <input
            id={id}
            type="file"
            multiple
            className="visually-hidden"
            {...(accept !== undefined && { accept })}
            onChange={({ target }) => pick(target)}
          />
        </label>
      )}
      {isPictures && (isPhone || isCameraOnly) && (
        <label className="file-button" htmlFor={isCameraOnly ? id : cameraId}>
          <Camera size={15} strokeWidth={1.75} />
          {t(inputTexts.camera)}
          <input
            id={isCameraOnly ? id : cameraId}
            type="file"
            accept="image/*"
            capture="environment"
            className="visually-hidden"
            onChange={({ target }) => pick(target)}
          />
        </label>
      )}
      {!isPhone && !isCameraOnly && <span className="file-hint">{t(inputTexts.drop)}</span>}
    </div>
  );
};
