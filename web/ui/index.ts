/**
 * The parts that every page is built of.
 *
 * **A list page** lives in `web/<module>/pages/<Nouns>Page.tsx` and is a head, a table and at most one panel:
 *
 * ```tsx
 * export const UsersPage = () => {
 *   const t = useText();
 *   const can = useCan();
 *   const list = useListState({ filters: ['state'] });               // q, sort and filters live in the URL
 *   const users = usePages(listUsers, { query: { search: list.q } }); // keyset pages, kept and refreshed
 *   const [opened, open] = useState<UserRow>();
 *   return (
 *     <>
 *       <PageHead title={t(texts.title)} action={can(changeUsers) && <Button type="primary">…</Button>} />
 *       <DataTable name="identity.users" label={t(texts.title)} list={list} rows={users} columns={columns}
 *         rowKey={({ id }) => id} onOpen={open} searchHint={t(texts.searchHint)} empty={{ title, text, action }} />
 *       {opened !== undefined && <UserDrawer user={opened} onClose={() => open(undefined)} />}
 *     </>
 *   );
 * };
 * ```
 *
 * The module's door `web/<module>/index.ts` exports its pages as a list of `Page` (lib/page.ts), and
 * `web/app/pages.ts` puts the lists together. Sentences stand in `web/<module>/texts.ts` as `satisfies Texts`.
 * Columns say with `onPhone` what becomes of them on a phone. What the endpoint's reply says in `can` decides on
 * buttons; where there is no reply yet, `useCan`. An empty list says what the rows are for and what to do next.
 *
 * **A form drawer** is `useForm` for values, faults, draft and saving, `FormDrawer` around, one `FormField` for
 * each field, and inside it an antd control that takes `control`:
 *
 * ```tsx
 * const create = useChange(createUser, [listUsers]);
 * const form = useForm({
 *   draft: 'identity.user.new', initial: { login: '', name: '' }, required: ['login', 'name'],
 *   save: (body) => create.mutateAsync({ body }), onSaved: () => { showToast({ text }); onClose(); },
 * });
 * <FormDrawer form={form} title={t(texts.create)} onClose={onClose}>
 *   <FormField form={form} name="login" label={t(texts.login)} isRequired>
 *     {(control) => <Input {...control} value={form.values.login} onChange={(e) => form.set({ login: e.target.value })} />}
 *   </FormField>
 * </FormDrawer>
 * ```
 *
 * The names of the values are those of the endpoint's body, so that the server's errors find their fields. The
 * draft key of an edit form carries the row's id and version. Passwords never go through `useForm`: it keeps drafts.
 * What can be taken back is done at once and answered with `showToast({ text, undo })`; what cannot asks `confirm`
 * first, with a `word` to type where the loss would be great.
 */
export { Code } from './Code.tsx';
export { confirm, type Question } from './Confirm.tsx';
export { CopyId } from './CopyId.tsx';
export { DateRange } from './DateRange.tsx';
export { EmptyState, type EmptyStateProps } from './EmptyState.tsx';
export { ErrorState } from './ErrorState.tsx';
export { FormDrawer } from './form/FormDrawer.tsx';
export { type Control, FormField } from './form/FormField.tsx';
export { FormNotices } from './form/FormNotices.tsx';
export { type Form, type FormOptions, useForm } from './form/use-form.ts';
export { HiddenNote } from './HiddenNote.tsx';
export { Loading } from './Loading.tsx';
export { MomentPicker } from './MomentPicker.tsx';
export { OfflineBanner } from './OfflineBanner.tsx';
export { PageHead, type PageHeadProps } from './PageHead.tsx';
export { SealedLog, type SealedLogProps } from './seal/SealedLog.tsx';
export { useVerification, type Verification } from './seal/use-verification.ts';
export { SearchBox } from './SearchBox.tsx';
export { SidePanel } from './SidePanel.tsx';
export { type Meaning, StatusTag } from './StatusTag.tsx';
export type { BulkAction, Column } from './table/column.ts';
export { DataTable } from './table/DataTable.tsx';
export type { DataTableProps } from './table/data-table-props.ts';
export { RefusedRows } from './table/RefusedRows.tsx';
export { TimeAgo } from './TimeAgo.tsx';
export { showToast, type Toast } from './Toast.tsx';
