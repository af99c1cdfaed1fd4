import type { FieldSettings, FormField } from '@yuanliu/core/forms';

/** Changes of settings by their names; undefined takes one away. */
export type SettingsChange = Readonly<Record<string, unknown>>;

/** What the editor of a type's settings is given. */
export interface FieldSettingsProps {
  readonly field: FormField;
  /** Dotted keys of the field, `lines.qty`. */
  readonly id: string;
  readonly settings: FieldSettings;
  /** `about` names a setting that is typed into: letters in a row are one step of undo. */
  readonly onChange: (change: SettingsChange, about?: string) => void;
}
