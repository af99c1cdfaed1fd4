import { useText } from '../../lib/text.ts';
import { TimeAgo } from '../TimeAgo.tsx';
import { uiTexts } from '../ui-texts.ts';
import type { Form, Values } from './use-form.ts';
import './form.css';

/**
 * What stands above the fields: that a draft came back, who changed the row meanwhile, and what is wrong with no
 * field in particular. FormDrawer has it; a form that is a page puts it where it likes.
 */
export const FormNotices = <T extends Values>({ form }: { readonly form: Form<T> }) => {
  const t = useText();
  return (
    <>
      {form.isRestored && (
        <p className="form-notice">
          {t(uiTexts.draftRestored)}
          <button type="button" className="text-button" onClick={form.discard}>
            {t(uiTexts.draftDiscard)}
          </button>
        </p>
      )}
      <div role="alert" className="form-alerts">
        {form.conflict !== undefined && (
          <p className="form-notice form-notice-warn">
            <span>
              {t(uiTexts.conflictBefore, { by: form.conflict.by })}
              <TimeAgo at={form.conflict.at} />
              {t(uiTexts.conflictAfter, { by: form.conflict.by })}
              <br />
              {t(uiTexts.conflictMore)}
            </span>
            <button type="button" className="text-button" onClick={form.reload}>
              {t(uiTexts.conflictReload)}
            </button>
          </p>
        )}
        {form.errors.others.map((line) => (
          <p key={line} className="form-refusal">
            {line}
          </p>
        ))}
      </div>
    </>
  );
};
