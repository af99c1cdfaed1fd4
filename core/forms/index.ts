/**
 * Forms: what a definition says, the types of fields, the rules of records, how versions differ, and what that asks of the
 * tables.
 */
export {
  checkForm,
  createForm,
  createFormFromText,
  type DefinitionVerdict,
  deleteForm,
  type DrawnForm,
  dropDraft,
  type FormForUse,
  type FormRow,
  listForms,
  listRetired,
  type MeasuredFinding,
  publishForm,
  purgeRetired,
  readAround,
  readForm,
  readFormForUse,
  readFormText as readFormTextFile,
  saveDraft,
} from './api/definition.api.ts';
export {
  rollBackForm,
  listFormVersions,
  readFormVersion,
  diffForm,
  formUsedBy,
} from './api/definition-version.api.ts';
export { whichForm } from './api/definition-parts.ts';
export { definitionDocument } from './api/definition-document.ts';
export {
  addComment,
  changeComment,
  type Comment,
  deleteComment,
  listComments,
} from './api/comment.api.ts';
export { deleteRecordDraft, listRecordDrafts, type RecordDraft, saveRecordDraft } from './api/draft.api.ts';
export { downloadFile, type UploadedFile, uploadFile } from './api/form-file.api.ts';
export { type HistoryLine, type HistoryPage, readHistory } from './api/history.api.ts';
export {
  changeRecord,
  recycleRecords,
  restoreRecords,
  type SavedRecord,
  submitRecord,
  type ToldEach,
  voidRecord,
} from './api/record.api.ts';
export {
  fileUnknown,
  mentionOutOfReach,
  recordBroken,
  recordChanged,
  recordHeld,
  recordInvalid,
  recordTaken,
  valueTaken,
} from './record.problems.ts';
export {
  countRecords,
  type FilterCondition,
  filterCondition,
  filterMatches,
  listOptions,
  listRecords,
  readRecord,
  readRelated,
  recordFilter,
  type RecordQuery,
  type RecordRow,
  type SystemField,
  systemFields,
  type WholeRecord,
} from './api/record-list.api.ts';
export { listTooSlow, viewNotOwn } from './api/record-list.problems.ts';
export {
  downloadExport,
  type ExportState,
  exportWish,
  type ExportWish,
  readExport,
  startExport,
} from './api/export.api.ts';
export {
  type CellIssue,
  downloadImportErrors,
  type ImportMapping,
  importMapping,
  type ImportMode,
  importModes,
  type ImportSheet,
  type ImportState,
  previewImport,
  readImport,
  runImport,
  uploadImport,
} from './api/import.api.ts';
export { importStarted, tableUnreadable, transferNotReady } from './transfer.problems.ts';
export { type RecordState, recordStates } from './api/record-shape.ts';
export {
  changeView,
  createView,
  deleteView,
  listViews,
  type RecordView,
  type ViewSettings,
  viewSettings,
} from './api/view.api.ts';
export {
  changeFormRights,
  type FormRight,
  readFormRights,
  type RowScope,
  rowScopes,
} from './api/form-rights.api.ts';
export { formsAuditActions, formsAuditNames } from './audit-words.ts';
export { convertValue } from './change/convert-value.ts';
export type { DefinitionChange } from './change/definition-change.ts';
export { diffDefinitions } from './change/diff-definitions.ts';
export { lockIssues } from './change/lock-issues.ts';
export { mergeSystemForm, type SystemFormChange } from './change/merge-system-form.ts';
export { type ChangeToPlan, planChange } from './change/plan-change.ts';
export type { ChangePlan, Finding, LiveTables, Measure, PlanStep, Retired } from './change/plan-step.ts';
export { columnsOf, fieldTable, recordTable, type StoredColumn } from './change/stored-shape.ts';
export { checkDefinition } from './definition/check-definition.ts';
export { conditionSql, type ConditionPlace } from './definition/condition-sql.ts';
export type { DefinitionIssue } from './definition/definition-issue.ts';
export { expectedOf, type ExpressionPlace } from './definition/expression-scope.ts';
export {
  type ExpressionGoal,
  type ExpressionUse,
  expressionsOf,
  type PlacedExpression,
} from './definition/expressions.ts';
export { structureIssues } from './definition/check-structure.ts';
export {
  type FormInPlace,
  meaningOf,
  type PlacedField,
  placedFields,
  placeIn,
  rowFieldsOf,
  type ShownField,
  shownField,
  targetOf,
} from './definition/fields.ts';
export {
  definitionVersion,
  type FormCheck,
  type FormDefinition,
  type FormFill,
  formDefinition,
  type FormUnique,
} from './definition/form-definition.ts';
export { type FieldRules, type FieldSettings, type FormField, formField } from './definition/form-field.ts';
export {
  fieldKeysOf,
  type FieldNode,
  type LayoutNode,
  nodesOf,
  type PlacedNode,
} from './definition/form-layout.ts';
export { bothLanguages, type FormText, formText, textIn } from './definition/form-text.ts';
export { formsNamedIn } from './definition/forms-named-in.ts';
export { fieldKey, formKey, isReservedKey } from './definition/keys.ts';
export type { ActingUser, ActingWorld } from './definition/world-values.ts';
export {
  type CheckedTyping,
  checkTyping,
  type OfferedName,
  offeredNames,
  showNames,
  storeNames,
} from './definition/shown-names.ts';
export type { UsedBy } from './definition/uses/found-use.ts';
export { usedBy } from './definition/uses/used-by.ts';
export { recordSchema } from './definition/record-schema.ts';
export { type ReadDefinition, readDefinition } from './definition/read-definition.ts';
export {
  alreadyPublished,
  consentNeeded,
  definitionUnsound,
  formBusy,
  formKeyTaken,
  nothingToPublish,
  notPublished,
  recordsInTheWay,
} from './definition.problems.ts';
export { formsProblems } from './forms.problems.ts';
export {
  changeDefinitions,
  type FormAction,
  formActions,
  formActionText,
  formsRights,
  useAllRecords,
  useRecords,
} from './forms.rights.ts';
export { type Checked, isJsonList, type ValueIssue } from './field-types/checked.ts';
export type { ColumnPlan, ColumnType, TablePlan } from './field-types/column-plan.ts';
export { type ChoiceOption, optionLabel } from './field-types/choice-options.ts';
export type { Conversion, FieldType, LayoutType, Lossless } from './field-types/field-type.ts';
export { fieldTypes, findFieldType, rowFieldTypes, typeOf } from './field-types/field-types.ts';
export type { StoredFile } from './field-types/file-list.ts';
export { systemField } from './definition/system-field.ts';
export { operatorsOf, sortsBy } from './definition/filterable.ts';
export type { ReadFrom, ReadOver, ReadThrough } from './field-types/read-from.ts';
export { type FilterOperator, filterOperators } from './field-types/filter-operators.ts';
export {
  contributeTextFormats,
  findTextFormat,
  type TextFormat,
  textFormats,
} from './field-types/text-formats.ts';
export { layoutTypes } from './field-types/layout-types.ts';
export { type PaletteGroup, paletteGroups } from './field-types/palette-groups.ts';
export type { FieldUse, FormsAround, Place, ShownAs } from './field-types/place.ts';
export type { JsonSchema } from './field-types/json-schema.ts';
export type { FeelWorld } from './field-types/feel.ts';
export type { Names, Reader, Target } from './field-types/reader.ts';
export { type Standing, whyClosed, whyNotRecycled, whyNotRestored } from './records/lifecycle.ts';
export { type Clash, clashOf } from './records/clash.ts';
export {
  type ChangePlace,
  readPlace,
  recordChanges,
  type ValueChange,
  writePlace,
} from './records/record-changes.ts';
export { isSameJson } from './records/same-json.ts';
export { searchWords, wantedWords } from './records/search-words.ts';
export { rowTotals } from './field-types/row-totals.ts';
export { type Row, rowsOf } from './field-types/rows.ts';
export { rollUpWays } from './field-types/roll-up.ts';
export {
  type EvaluatedRecord,
  type FieldState,
  type RecordIssue,
  stateAt,
} from './rules/evaluated-record.ts';
export { evaluateRecord } from './rules/evaluate-record.ts';
export { offeredOptions } from './rules/offered-options.ts';
export { type PreparedField, type PreparedForm, prepareForm } from './rules/prepare-form.ts';
export { type TitleSources, titleSources } from './rules/title-sources.ts';
export { recordTitle } from './rules/record-title.ts';
export { referencesIn } from './rules/references-in.ts';
export { runFills } from './rules/run-fills.ts';
export type { RecordInput, RecordValues, RulesWorld } from './rules/rules-world.ts';
export type { AuthorNote } from './rules/run-rule.ts';
export { type ReadFormText, readFormText } from './text/read-form-text.ts';
export { type FormFile, writeFormText } from './text/write-definition.ts';
