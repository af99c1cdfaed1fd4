import type { ComponentType } from 'react';
import { AttachmentSettings } from './attachment/AttachmentSettings.tsx';
import { DateTimeSettings } from './date-time/DateTimeSettings.tsx';
import type { FieldSettingsProps, SettingsEditor } from './field-settings-props.ts';
import { FormulaSettings } from './formula/FormulaSettings.tsx';
import { ImageSettings } from './image/ImageSettings.tsx';
import { LongTextSettings } from './long-text/LongTextSettings.tsx';
import { LookupSettings } from './lookup/LookupSettings.tsx';
import { MoneySettings } from './money/MoneySettings.tsx';
import { MultipleChoiceSettings } from './multiple-choice/MultipleChoiceSettings.tsx';
import { NumberSettings } from './number/NumberSettings.tsx';
import { RelationSettings } from './relation/RelationSettings.tsx';
import { RollUpSettings } from './roll-up/RollUpSettings.tsx';
import { SerialNumberSettings } from './serial-number/SerialNumberSettings.tsx';
import { SingleChoiceSettings } from './single-choice/SingleChoiceSettings.tsx';
import { SubTableSettings } from './sub-table/SubTableSettings.tsx';
import { TextSettings } from './text/TextSettings.tsx';
import { YesNoSettings } from './yes-no/YesNoSettings.tsx';

/** What edits the settings of each type in the designer. Types that are not here have nothing to set. */
const fieldSettings: readonly {
  readonly name: string;
  readonly Settings: ComponentType<FieldSettingsProps>;
}[] = [
  { name: 'text', Settings: TextSettings },
  { name: 'long-text', Settings: LongTextSettings },
  { name: 'number', Settings: NumberSettings },
  { name: 'money', Settings: MoneySettings },
  { name: 'date-time', Settings: DateTimeSettings },
  { name: 'yes-no', Settings: YesNoSettings },
  { name: 'single-choice', Settings: SingleChoiceSettings },
  { name: 'multiple-choice', Settings: MultipleChoiceSettings },
  { name: 'relation', Settings: RelationSettings },
  { name: 'attachment', Settings: AttachmentSettings },
  { name: 'image', Settings: ImageSettings },
  { name: 'sub-table', Settings: SubTableSettings },
  { name: 'formula', Settings: FormulaSettings },
  { name: 'lookup', Settings: LookupSettings },
  { name: 'roll-up', Settings: RollUpSettings },
  { name: 'serial-number', Settings: SerialNumberSettings },
];

const byName = new Map(fieldSettings.map((editor) => [editor.name, editor]));

/** What edits the settings of a type. */
export const editorOf = (type: string): SettingsEditor => byName.get(type) ?? {};
