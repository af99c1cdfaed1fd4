import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../lib/text.ts';
import { SidePanel } from '../SidePanel.tsx';
import { showToast } from '../Toast.tsx';
import { uiTexts } from '../ui-texts.ts';
import { FormNotices } from './FormNotices.tsx';
import type { Form, Values } from './use-form.ts';
import { useFormKeys } from './use-form-keys.ts';
import './form.css';

interface FormDrawerProps<T extends Values> {
  readonly form: Form<T>;
  readonly title: string;
  readonly onClose: () => void;
  /** The verb on the button; "保存" when absent. */
  readonly saveText?: string;
  /** It covers the panel of the row that it edits. */
  readonly isOver?: boolean;
  readonly children: ReactNode;
}

/** A form in a panel at the right. Closing keeps what was typed as a draft; Ctrl Enter saves. */
export const FormDrawer = <T extends Values>({
  form,
  title,
  onClose,
  saveText,
  isOver = false,
  children,
}: FormDrawerProps<T>) => {
  const t = useText();
  const element = useFormKeys(form);
  const close = () => {
    if (form.isChanged)
      showToast({ text: t(uiTexts.draftKept), undo: form.discard, undoText: t(uiTexts.draftDiscard) });
    onClose();
  };
  return (
    <SidePanel
      title={title}
      isOver={isOver}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t(uiTexts.cancel)}</Button>
          <Button type="primary" loading={form.isSaving} onClick={form.submit}>
            {saveText ?? t(uiTexts.save)}
          </Button>
        </>
      }
    >
      <form
        ref={element}
        noValidate
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <FormNotices form={form} />
        {children}
        {/* Lets Enter in a one-line field save. */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </SidePanel>
  );
};
