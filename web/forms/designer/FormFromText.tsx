import { createFormFromText, listForms, type ReadFormText, readFormText } from '@yuanliu/core/forms';
import { Button, Input, Modal, Upload } from 'antd';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { ApiProblem } from '../../lib/api-problem.ts';
import { texts } from './texts.ts';

const words = texts.fromText;

interface FormFromTextProps {
  readonly onClose: () => void;
  readonly onRead: (form: string) => void;
}

/** A new form from the text of another: a file, or pasted; what is wrong with it is told before anything is made. */
export const FormFromText = ({ onClose, onRead }: FormFromTextProps) => {
  const t = useText();
  const create = useChange(createFormFromText, [listForms]);
  const [text, setText] = useState('');
  const read = text.trim() === '' ? undefined : readFormText(text);
  const refusal = create.error instanceof ApiProblem ? create.error.detail : undefined;
  return (
    <Modal
      open
      width={720}
      title={t(words.title)}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(texts.dialog.cancel)}</Button>
          <Button
            type="primary"
            disabled={read?.ok !== true}
            loading={create.isPending}
            onClick={() => {
              create
                .mutateAsync({ body: { text } })
                .then(({ key }) => onRead(key))
                .catch(() => undefined);
            }}
          >
            {t(words.action)}
          </Button>
        </>
      }
    >
      <p className="quiet">{t(words.hint)}</p>
      <Upload
        accept=".json,.yaml,.yml,.txt"
        showUploadList={false}
        beforeUpload={(file) => {
          file.text().then(setText, () => undefined);
          return false;
        }}
      >
        <Button size="small" icon={<FileUp size={14} />}>
          {t(words.file)}
        </Button>
      </Upload>
      <Input.TextArea
        className="code from-text"
        rows={14}
        spellCheck={false}
        aria-label={t(words.text)}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {read !== undefined && <Reading read={read} />}
      {refusal !== undefined && <p className="field-error">{refusal}</p>}
    </Modal>
  );
};

const mostShown = 8;

const Reading = ({ read }: { readonly read: ReadFormText }) => {
  const t = useText();
  if (read.ok) {
    const { name, fields } = read.definition;
    return <p>{t(words.found, { name: name.zh, count: fields.length })}</p>;
  }
  return read.issues.slice(0, mostShown).map(({ path, text }) => (
    <p key={`${path} ${text.en}`} className="field-error">
      <code>{path}</code> {t(text)}
    </p>
  ));
};
