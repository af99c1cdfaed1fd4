import type { FieldSettings, ShownAs } from '@yuanliu/core/forms';

/** The settings of a formula; its type has judged them when the definition was read. */
export const formulaSettings = (settings: FieldSettings) =>
  settings as FieldSettings & { readonly expression: string; readonly gives: ShownAs };

/** The settings of a roll-up; its type has judged them when the definition was read. */
export const rollUpSettings = (settings: FieldSettings) =>
  settings as FieldSettings & {
    readonly form: string;
    readonly through: string;
    readonly way: string;
    readonly field?: string;
    readonly where?: string;
  };
