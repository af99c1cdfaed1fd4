import type { ChoiceOption, FieldSettings, FormField, FormText } from '@yuanliu/core/forms';

/*
 * The settings of a field in the shape of its type. Its type has judged them when the definition was read, so they are
 * not judged a second time here: this is the one place where they get their types back.
 */

export const textSettings = (settings: FieldSettings) =>
  settings as FieldSettings & {
    readonly longest?: number;
    readonly lines?: number;
    readonly format?: string;
  };

export const decimalSettings = (settings: FieldSettings) =>
  settings as FieldSettings & {
    readonly decimals?: number;
    readonly unit?: string;
    readonly thousands?: boolean;
    readonly currency?: string;
  };

export const dateTimeSettings = (settings: FieldSettings) =>
  settings as FieldSettings & { readonly precision?: 'minute' | 'second' };

export const yesNoSettings = (settings: FieldSettings) =>
  settings as FieldSettings & { readonly yes?: FormText; readonly no?: FormText };

export const choiceSettings = (settings: FieldSettings) =>
  settings as FieldSettings & {
    readonly options: readonly ChoiceOption[];
    readonly shown?: 'list' | 'buttons';
  };

export const relationSettings = (settings: FieldSettings) =>
  settings as FieldSettings & { readonly form: string; readonly many: boolean };

export const fileSettings = (settings: FieldSettings) =>
  settings as FieldSettings & {
    readonly most?: number;
    readonly megabytes?: number;
    readonly endings?: readonly string[];
    readonly cameraOnly?: boolean;
  };

export const rowSettings = (settings: FieldSettings) =>
  settings as FieldSettings & {
    readonly fields: readonly FormField[];
    readonly least?: number;
    readonly most?: number;
    readonly totals?: readonly string[];
  };
