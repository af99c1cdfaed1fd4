import * as api from '@yuanliu/core/forms';
import { bind, type Route } from '../../platform/index.ts';
import { deleteForm, dropDraft, saveDraft } from './change-draft.ts';
import { checkForm } from './check-form.ts';
import { diffForm, fieldUses, listVersions, readVersion } from './compare-versions.ts';
import { createForm, createFormFromText } from './create-form.ts';
import { sentDefinition } from './definition-subject.ts';
import { formText } from './form-text.ts';
import { publishForm, rollBackForm } from './publish-form.ts';
import { listForms, readAround, readForm, readFormForUse } from './read-forms.ts';
import { listRetired, purgeRetired } from './retired-data.ts';

/** The endpoints of definitions; `zone` is the enterprise's time zone. */
export const definitionRoutes = (zone: string): Route[] => {
  const which = ({ form }: { readonly form: string }) => ({ key: form, zone });
  return [
    bind(api.listForms, (ctx) => listForms(ctx, zone)),
    bind(api.createForm, (ctx, { body }) =>
      createForm(ctx, { key: body.key, definition: sentDefinition(body.definition) }),
    ),
    bind(api.createFormFromText, (ctx, { body }) => createFormFromText(ctx, body)),
    bind(api.readForm, (ctx, { params }) => readForm(ctx, which(params))),
    bind(api.saveDraft, (ctx, { params, body: { definition, draftVersion } }) =>
      saveDraft(ctx, which(params), { document: definition, draftVersion }),
    ),
    bind(api.dropDraft, (ctx, { params }) => dropDraft(ctx, which(params))),
    bind(api.deleteForm, (ctx, { params }) => deleteForm(ctx, which(params))),
    bind(api.readAround, (ctx, { params }) => readAround(ctx, which(params))),
    bind(api.readFormForUse, (ctx, { params }) => readFormForUse(ctx, which(params))),
    bind(api.checkForm, (ctx, { params, body }) => checkForm(ctx, which(params), body.definition)),
    bind(api.publishForm, (ctx, { params, body }) => publishForm(ctx, which(params), body)),
    bind(api.rollBackForm, (ctx, { params, body }) => rollBackForm(ctx, which(params), body)),
    bind(api.listFormVersions, (ctx, { params, query }) => listVersions(ctx, which(params), query)),
    bind(api.readFormVersion, (ctx, { params }) => readVersion(ctx, which(params), params.version)),
    bind(api.diffForm, (ctx, { params, query }) => diffForm(ctx, which(params), query)),
    bind(api.formUsedBy, (ctx, { params, query }) => fieldUses(ctx, which(params), query.field)),
    bind(api.readFormTextFile, (ctx, { params, query }) => formText(ctx, which(params), query.version)),
    bind(api.listRetired, (ctx, { params }) => listRetired(ctx, which(params))),
    bind(api.purgeRetired, (ctx, { params, body }) => purgeRetired(ctx, which(params), body)),
  ];
};
