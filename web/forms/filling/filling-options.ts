import type {
  ActingUser,
  FormField,
  Names,
  PreparedForm,
  Reader,
  RecordValues,
  Target,
} from '@yuanliu/core/forms';
import type { Text } from '@yuanliu/core/platform';

/** What ids point at, as rules see it, with roll-ups of the record and names. */
export interface Related {
  readonly related: Readonly<Record<string, RecordValues>>;
  readonly known: RecordValues;
  readonly names: Readonly<Record<string, string>>;
}

/** A thing that an id points at. */
export interface Reference {
  readonly target: Target;
  readonly id: string;
}

/** How a record begins to be filled in. */
export interface FillingOptions {
  readonly prepared: PreparedForm;
  readonly reader: Reader & { readonly names: Names };
  readonly user: ActingUser;
  /** The record as it stands, where one is changed. */
  readonly before?: RecordValues | undefined;
  /** What a draft holds. */
  readonly sent?: RecordValues | undefined;
  /** Dotted keys of the fields that this person does not see, and of those that they may not change. */
  readonly hidden: readonly string[];
  readonly readOnly: readonly string[];
  readonly known?: RecordValues | undefined;
  /** Asks what ids point at; those that are unknown are absent from the answer. */
  readonly fetchRelated: (references: readonly Reference[]) => Promise<Related>;
  /** Told of every change by a person, to be kept. */
  readonly onChange: (sent: RecordValues) => void;
}

/** How a field stands on the screen. */
export interface FieldView {
  readonly value: RecordValues[string] | undefined;
  readonly isVisible: boolean;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  /** What is wrong with it, once it is time to say so. */
  readonly issue: Text | string | undefined;
}

/** What must be mended, and where. */
export interface Fault {
  readonly path: string;
  readonly text: Text | string;
  readonly field: FormField | undefined;
}
