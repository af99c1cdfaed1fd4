import { listUsers, seeUsers } from '@yuanliu/core/identity';
import { Button, Mentions } from 'antd';
import { useState } from 'react';
import { useCan } from '../../lib/person.ts';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { failureText } from '../failure-text.ts';
import { recordTexts as texts } from '../record-texts.ts';

/** A comment on its way. */
export interface Written {
  readonly text: string;
  readonly mentions: string[];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface CommentBoxProps {
  readonly initial?: { readonly text: string; readonly people: readonly Named[] };
  readonly onSend: (written: Written) => Promise<void>;
  readonly onCancel?: () => void;
}

const nothing = { text: '', people: [] };
const longest = 4000;

/** Writes a comment; `@` finds people by name. */
export const CommentBox = ({ initial = nothing, onSend, onCancel }: CommentBoxProps) => {
  const t = useText();
  const mayFind = useCan()(seeUsers);
  const [text, setText] = useState(initial.text);
  const [people, setPeople] = useState<readonly Named[]>(initial.people);
  const [words, setWords] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [isSending, setSending] = useState(false);
  const query = { active: true, limit: 10, ...(words !== undefined && words !== '' && { search: words }) };
  const found = useEndpoint(listUsers, { query }, { enabled: mayFind && words !== undefined });
  const send = async () => {
    if (text.trim() === '' || isSending) return;
    setSending(true);
    try {
      const mentions = people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
      await onSend({ text: text.trim(), mentions: [...new Set(mentions)] });
      setText('');
      setFault(undefined);
    } catch (error) {
      setFault(failureText(error));
    } finally {
      setSending(false);
    }
  };
  const sendSoon = () => {
    send().catch(() => undefined);
  };
  return (
    <div className="comment-box">
      <Mentions
        aria-label={t(texts.comment)}
        placeholder={t(texts.commentHint)}
        className="growing-text"
        rows={2}
        maxLength={longest}
        value={text}
        loading={found.isFetching}
        filterOption={false}
        notFoundContent={null}
        options={(found.data?.rows ?? []).map(({ id, name, login }) => ({
          key: id,
          value: name,
          label: `${name} · ${login}`,
        }))}
        onSearch={(next) => setWords(next)}
        onSelect={({ key, value }) => setPeople([...people, { id: String(key), name: value ?? '' }])}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          sendSoon();
        }}
      />
      {fault !== undefined && <p className="field-error">{fault}</p>}
      {(text.trim() !== '' || onCancel !== undefined) && (
        <Buttons isSending={isSending} isEmpty={text.trim() === ''} onSend={sendSoon} onCancel={onCancel} />
      )}
    </div>
  );
};

interface ButtonsProps {
  readonly isSending: boolean;
  readonly isEmpty: boolean;
  readonly onSend: () => void;
  readonly onCancel: (() => void) | undefined;
}

const Buttons = ({ isSending, isEmpty, onSend, onCancel }: ButtonsProps) => {
  const t = useText();
  return (
    <div className="comment-buttons">
      {onCancel !== undefined && <Button onClick={onCancel}>{t(texts.cancel)}</Button>}
      <Button type="primary" loading={isSending} disabled={isEmpty} onClick={onSend}>
        {t(texts.commentSend)}
      </Button>
    </div>
  );
};
