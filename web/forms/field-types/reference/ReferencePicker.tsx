import { targetOf } from '@yuanliu/core/forms';
import { Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { textsIn } from '../choices/texts-in.ts';
import type { FieldInputProps } from '../field-face.ts';
import { useFilling } from '../filling-context.ts';
import { inputTexts } from '../input-texts.ts';
import { useChoices } from './use-choices.ts';

interface ReferencePickerProps extends FieldInputProps {
  readonly isMany: boolean;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint: string | undefined;
}

const drawOption = ({ data }: { readonly data: Option }) => (
  <span className="reference-option">
    <span>{data.label}</span>
    {data.hint !== undefined && data.hint !== '' && <small>{data.hint}</small>}
  </span>
);

const withNote = (menu: ReactElement, note: string | undefined) => (
  <>
    {menu}
    {note !== undefined && <p className="reference-more">{note}</p>}
  </>
);

/** Finds what a field points at by part of its name; what is chosen is told by its name. */
export const ReferencePicker = (props: ReferencePickerProps) => {
  const { field, node, path, value, onChange, onBlur, control } = props;
  const { isMany, isReadOnly = false, isInCell = false } = props;
  const t = useText();
  const { reader, learn } = useFilling();
  const [words, setWords] = useState('');
  const [isOpen, setOpen] = useState(isInCell);
  const { rows, hasMore, hasFailed } = useChoices({ node, path }, words, isOpen);
  const target = targetOf(field);
  const chosen = textsIn(value);
  const nameOf = (id: string): string =>
    (target && reader.names.nameOf(target, id)) ??
    rows?.find((row) => row.id === id)?.title ??
    t(inputTexts.unknown);
  const found: Option[] = (rows ?? []).map(({ id, title, hint }) => ({ value: id, label: title, hint }));
  const absent = chosen.filter((id) => !found.some((option) => option.value === id));
  const choose = (ids: readonly string[]) => {
    if (target !== undefined)
      learn(
        target,
        (rows ?? []).filter(({ id }) => ids.includes(id)),
      );
    if (isMany) onChange(ids.length === 0 ? null : [...ids]);
    else onChange(ids[0] ?? null);
  };
  return (
    <Select<string[] | string, Option>
      {...control}
      {...(isMany && { mode: 'multiple' as const })}
      {...(isInCell && { autoFocus: true, variant: 'borderless' as const })}
      className="choice-select"
      classNames={{ popup: { root: 'reference-popup' } }}
      popupMatchSelectWidth={false}
      disabled={isReadOnly}
      allowClear
      open={isOpen && !isReadOnly}
      onOpenChange={setOpen}
      placeholder={t(inputTexts.typeToFind)}
      loading={isOpen && rows === undefined}
      notFoundContent={<NotFound isSearching={rows === undefined} hasFailed={hasFailed} />}
      showSearch={{ filterOption: false, onSearch: setWords }}
      value={isMany ? [...chosen] : (chosen[0] ?? [])}
      options={[
        ...found,
        ...(words === '' ? absent.map((id) => ({ value: id, label: nameOf(id), hint: undefined })) : []),
      ]}
      labelRender={({ value: id, label }) => label ?? nameOf(String(id))}
      optionRender={drawOption}
      popupRender={(menu) => withNote(menu, hasMore ? t(inputTexts.more) : undefined)}
      onChange={(next?: string[] | string) => {
        setWords('');
        choose(next === undefined ? [] : [next].flat());
      }}
      {...(onBlur !== undefined && { onBlur })}
    />
  );
};

const NotFound = ({
  isSearching,
  hasFailed,
}: {
  readonly isSearching: boolean;
  readonly hasFailed: boolean;
}) => {
  const t = useText();
  if (isSearching) return <span className="quiet">{t(inputTexts.searching)}</span>;
  return <span className="quiet">{t(hasFailed ? inputTexts.searchFailed : inputTexts.nothingFound)}</span>;
};
