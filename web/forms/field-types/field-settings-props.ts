import type { FieldSettings, FormField } from '@yuanliu/core/forms';
import type { ComponentType } from 'react';

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
  /** The editors of other types, for settings in which there are settings. */
  readonly editorOf: (type: string) => SettingsEditor;
}

/** What edits the settings of a type; nothing where there is nothing to set. */
export interface SettingsEditor {
  readonly Settings?: ComponentType<FieldSettingsProps>;
}
