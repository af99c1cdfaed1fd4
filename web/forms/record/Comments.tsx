import { addComment, changeComment, type Comment, deleteComment, listComments } from '@yuanliu/core/forms';
import { Button } from 'antd';
import { useState } from 'react';
import { useChange, usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { ErrorState, Loading, showToast, TimeAgo } from '../../ui/index.ts';
import { failureText } from '../failure-text.ts';
import { recordTexts as texts } from '../record-texts.ts';
import { CommentBox, type Written } from './CommentBox.tsx';

interface CommentsProps {
  readonly form: string;
  readonly record: string;
}

/** What was said of a record, newest first. */
export const Comments = ({ form, record }: CommentsProps) => {
  const t = useText();
  const comments = usePages(listComments, { params: { form, id: record } });
  const add = useChange(addComment, [listComments]);
  const send = async (written: Written) => {
    await add.mutateAsync({ params: { form, id: record }, body: written });
  };
  return (
    <div className="comments">
      <CommentBox onSend={send} />
      {comments.rows === undefined && comments.error === null && <Loading />}
      {comments.rows === undefined && comments.error !== null && (
        <ErrorState error={comments.error} onRetry={comments.retry} />
      )}
      {comments.rows?.length === 0 && <p className="quiet comments-none">{t(texts.noComments)}</p>}
      <ol>
        {comments.rows?.map((comment) => (
          <CommentLine key={comment.id} form={form} comment={comment} />
        ))}
      </ol>
      {comments.hasMore && (
        <Button loading={comments.isLoadingMore} onClick={comments.loadMore}>
          {t(texts.more)}
        </Button>
      )}
    </div>
  );
};

const CommentLine = ({ form, comment }: { readonly form: string; readonly comment: Comment }) => {
  const t = useText();
  const [isEdited, setEdited] = useState(false);
  const change = useChange(changeComment, [listComments]);
  const remove = useChange(deleteComment, [listComments]);
  const { id, text, by, createdAt, changedAt, can, mentions } = comment;
  const params = { form, comment: id };
  const erase = () => {
    remove.mutateAsync({ params }).then(
      () => showToast({ text: t(texts.commentRemoved) }),
      (error: unknown) => showToast({ kind: 'failed', text: failureText(error) }),
    );
  };
  return (
    <li>
      <p className="history-head">
        <b>{by.name}</b>
        <span className="quiet">
          <TimeAgo at={createdAt} />
          {changedAt !== null && ` · ${t(texts.commentEdited)}`}
        </span>
        {can.change && !isEdited && (
          <span className="comment-actions">
            <button type="button" className="text-button" onClick={() => setEdited(true)}>
              {t(texts.commentChange)}
            </button>
            <button type="button" className="text-button" onClick={erase}>
              {t(texts.commentRemove)}
            </button>
          </span>
        )}
      </p>
      {isEdited ? (
        <CommentBox
          initial={{ text, people: mentions }}
          onCancel={() => setEdited(false)}
          onSend={async (written) => {
            await change.mutateAsync({ params, body: written });
            setEdited(false);
          }}
        />
      ) : (
        <p className="comment-text">
          <CommentText text={text} names={mentions.map(({ name }) => name)} />
        </p>
      )}
    </li>
  );
};

/** The text with those who are mentioned in it marked. */
const CommentText = ({ text, names }: { readonly text: string; readonly names: readonly string[] }) => {
  if (names.length === 0) return text;
  const escaped = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const parts = text.split(new RegExp(`(@(?:${escaped.join('|')}))`));
  let at = 0;
  return parts.map((part) => {
    at += part.length;
    return part.startsWith('@') && names.includes(part.slice(1)) ? (
      <b key={at} className="mention">
        {part}
      </b>
    ) : (
      part
    );
  });
};
