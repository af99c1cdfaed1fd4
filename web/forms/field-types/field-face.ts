import type { FormField, PreparedField } from '@yuanliu/core/forms';
import type { JsonValue, Text } from '@yuanliu/core/platform';
import type { ComponentType } from 'react';
import type { Icon } from '../../lib/page.ts';
import type { Control } from '../../ui/index.ts';

/** What fills in a field is given. */
export interface FieldInputProps {
  readonly field: FormField;
  /** JSON Pointer of the value in its record: `/supplier`, `/lines/3/qty`; '' outside of a record. */
  readonly path: string;
  /** Dotted keys of the field: `lines.qty`. */
  readonly node: string;
  /** As it was typed or chosen, or as the rules gave it; what cannot be read stands there as text. */
  readonly value: JsonValue;
  readonly onChange: (value: JsonValue) => void;
  readonly onBlur?: () => void;
  readonly control: Control;
  readonly isReadOnly?: boolean;
  /** In a cell of a sub-table: without a frame, focused, and opened where it opens. */
  readonly isInCell?: boolean;
}

/** What shows a value on the page of a record is given. */
export interface FieldShownProps {
  readonly field: FormField;
  readonly value: JsonValue;
  /** How its values are shown: a formula as what it gives. */
  readonly shown: PreparedField['shown'];
}

/** What a type of field looks like. Shared code asks the face and never for the name of the type. */
export interface FieldFace {
  readonly name: string;
  readonly icon: Icon;
  /** Absent where nobody fills it in. */
  readonly Input?: ComponentType<FieldInputProps>;
  /** Takes several values for a filter, as a list; `Input` is asked for one. */
  readonly Several?: ComponentType<FieldInputProps>;
  /** Where the one line of `display` is not enough. */
  readonly Shown?: ComponentType<FieldShownProps>;
  /** In a cell of a list, where plain text says less: options with their colours. */
  readonly InList?: ComponentType<FieldShownProps>;
  /** In a sub-table: text that is typed into the cell, or `Input` put into it. */
  readonly inCell?: 'typed' | 'picked';
  /** What stands there while the system has not made its value yet. */
  readonly later?: Text;
  /** Quantities stand at the right, in figures of one width. */
  readonly isNumber?: true;
  /** Has its label above all of its width and takes no `for`: rows, files, groups of buttons. */
  readonly isGroup?: true;
  /** Of its column in lists and sub-tables, in pixels. */
  readonly width: number;
}
