import {
  AlignLeft,
  Binary,
  Building2,
  Calendar,
  CalendarClock,
  Camera,
  CircleDot,
  Hash,
  Link2,
  ListChecks,
  Paperclip,
  Rows3,
  ScanSearch,
  Sigma,
  SquareFunction,
  ToggleLeft,
  Type,
  UserRound,
  WalletMinimal,
} from 'lucide-react';
import { AttachmentInput } from './attachment/AttachmentInput.tsx';
import { ChoiceShown } from './choices/ChoiceShown.tsx';
import { SeveralChoices } from './choices/SeveralChoices.tsx';
import { DateTimeInput } from './date-time/DateTimeInput.tsx';
import { DateInput } from './date/DateInput.tsx';
import { DepartmentInput } from './department/DepartmentInput.tsx';
import type { FieldFace } from './field-face.ts';
import { FilesShown, PicturesShown } from './files/FilesShown.tsx';
import { ImageInput } from './image/ImageInput.tsx';
import { inputTexts } from './input-texts.ts';
import { LongTextInput } from './long-text/LongTextInput.tsx';
import { LongTextShown } from './long-text/LongTextShown.tsx';
import { MoneyInput } from './money/MoneyInput.tsx';
import { MultipleChoiceInput } from './multiple-choice/MultipleChoiceInput.tsx';
import { NumberInput } from './number/NumberInput.tsx';
import { SeveralReferences } from './reference/SeveralReferences.tsx';
import { RelationInput } from './relation/RelationInput.tsx';
import { RelationShown } from './relation/RelationShown.tsx';
import { SingleChoiceInput } from './single-choice/SingleChoiceInput.tsx';
import { SubTableInput } from './sub-table/SubTableInput.tsx';
import { SubTableShown } from './sub-table/SubTableShown.tsx';
import { TextInput } from './text/TextInput.tsx';
import { UserInput } from './user/UserInput.tsx';
import { YesNoInput } from './yes-no/YesNoInput.tsx';

/** What every type of field looks like. A new type is a folder of its own and a line here. */
const fieldFaces: readonly FieldFace[] = [
  { name: 'text', icon: Type, Input: TextInput, inCell: 'typed', width: 150 },
  {
    name: 'long-text',
    icon: AlignLeft,
    Input: LongTextInput,
    Shown: LongTextShown,
    inCell: 'typed',
    width: 240,
  },
  { name: 'number', icon: Hash, Input: NumberInput, inCell: 'typed', isNumber: true, width: 120 },
  { name: 'money', icon: WalletMinimal, Input: MoneyInput, inCell: 'typed', isNumber: true, width: 130 },
  { name: 'date', icon: Calendar, Input: DateInput, inCell: 'typed', width: 120 },
  { name: 'date-time', icon: CalendarClock, Input: DateTimeInput, inCell: 'typed', width: 160 },
  { name: 'yes-no', icon: ToggleLeft, Input: YesNoInput, inCell: 'picked', isGroup: true, width: 110 },
  {
    name: 'single-choice',
    icon: CircleDot,
    Input: SingleChoiceInput,
    Shown: ChoiceShown,
    InList: ChoiceShown,
    Several: SeveralChoices,
    inCell: 'picked',
    width: 130,
  },
  {
    name: 'multiple-choice',
    icon: ListChecks,
    Input: MultipleChoiceInput,
    Shown: ChoiceShown,
    InList: ChoiceShown,
    Several: SeveralChoices,
    inCell: 'picked',
    isGroup: true,
    width: 180,
  },
  {
    name: 'user',
    icon: UserRound,
    Input: UserInput,
    Several: SeveralReferences,
    inCell: 'picked',
    width: 110,
  },
  {
    name: 'department',
    icon: Building2,
    Input: DepartmentInput,
    Several: SeveralReferences,
    inCell: 'picked',
    width: 130,
  },
  {
    name: 'relation',
    icon: Link2,
    Input: RelationInput,
    Several: SeveralReferences,
    Shown: RelationShown,
    inCell: 'picked',
    width: 180,
  },
  {
    name: 'attachment',
    icon: Paperclip,
    Input: AttachmentInput,
    Shown: FilesShown,
    inCell: 'picked',
    isGroup: true,
    width: 180,
  },
  {
    name: 'image',
    icon: Camera,
    Input: ImageInput,
    Shown: PicturesShown,
    inCell: 'picked',
    isGroup: true,
    width: 180,
  },
  { name: 'sub-table', icon: Rows3, Input: SubTableInput, Shown: SubTableShown, isGroup: true, width: 90 },
  { name: 'formula', icon: SquareFunction, width: 130 },
  { name: 'lookup', icon: ScanSearch, width: 150 },
  { name: 'roll-up', icon: Sigma, width: 120 },
  { name: 'serial-number', icon: Binary, later: inputTexts.serialLater, width: 160 },
];

const byName = new Map(fieldFaces.map((face) => [face.name, face]));

/** What a field looks like. Throws an Error for a type that has no face. */
export const faceOf = ({ type }: { readonly type: string }): FieldFace => {
  const face = byName.get(type);
  if (face === undefined) throw new Error(`Nothing draws fields of type '${type}'.`);
  return face;
};
