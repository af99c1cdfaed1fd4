import { Input } from 'antd';
import { useId } from 'react';
import { useText } from '../../../lib/text.ts';
import { texts } from '../texts.ts';

interface VersionNoteProps {
  readonly note: string;
  readonly onChange: (note: string) => void;
}

/** What a version is about, in its author's words. */
export const VersionNote = ({ note, onChange }: VersionNoteProps) => {
  const t = useText();
  const id = useId();
  return (
    <div className="property">
      <label htmlFor={id}>{t(texts.publish.note)}</label>
      <Input.TextArea
        id={id}
        className="growing"
        maxLength={500}
        rows={2}
        placeholder={t(texts.publish.noteHint)}
        value={note}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
};
