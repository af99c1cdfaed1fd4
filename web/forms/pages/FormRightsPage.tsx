import { readAround, readForm, readFormRights } from '@yuanliu/core/forms';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { ErrorState, Loading } from '../../ui/index.ts';
import { DesignHead } from '../designer/DesignHead.tsx';
import { RightsEditor } from '../designer/rights/RightsEditor.tsx';
import { createDesigner, DesignerContext } from '../designer/state/designer.ts';
import { texts } from '../designer/texts.ts';
import '../designer/designs.css';
import '../designer/designer.css';
import '../designer/rules.css';

/** Which role may do what with the records of a form. */
export const FormRightsPage = () => {
  const t = useText();
  const { form = '' }: { readonly form?: string } = useParams({ strict: false });
  const [round, setRound] = useState(0);
  const params = { form };
  const rights = useEndpoint(readFormRights, { params });
  const drawn = useEndpoint(readForm, { params });
  const around = useEndpoint(readAround, { params });
  const definition = (drawn.data?.published ?? drawn.data?.draft)?.definition;
  // Conditions are edited as in the designer, over the version that is in use.
  const designer = useMemo(
    () =>
      definition === undefined || around.data === undefined
        ? undefined
        : createDesigner({ form, definition, published: definition, surroundings: around.data, locked: [] }),
    [form, definition, around.data],
  );
  const error = rights.error ?? drawn.error ?? around.error;
  return (
    <>
      <DesignHead
        form={form}
        title={t(texts.rights.title, { name: definition?.name.zh ?? form })}
        description={t(texts.rights.description)}
      />
      {error !== null && <ErrorState error={error} onRetry={() => rights.refetch()} />}
      {error === null && (rights.data === undefined || designer === undefined) && <Loading rows={6} />}
      {rights.data !== undefined && designer !== undefined && (
        <DesignerContext value={designer}>
          <RightsEditor
            key={round}
            form={form}
            rights={rights.data}
            onSaved={() => {
              rights.refetch().then(
                () => setRound(round + 1),
                () => undefined,
              );
            }}
          />
        </DesignerContext>
      )}
    </>
  );
};
