import { cbvValues, type CbvVocabulary, standardEventTypes } from '@yuanliu/core/trace';
import { Select } from 'antd';
import { useText } from '../../../lib/text.ts';
import { eventTexts } from '../../event-texts.ts';
import type { EventFilterName, EventList } from './event-list.ts';

const texts = eventTexts.filters;

interface ChoiceProps {
  readonly list: EventList;
  readonly name: EventFilterName;
  readonly label: string;
  readonly any: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const Choice = ({ list: { filters, filter }, name, label, any, options }: ChoiceProps) => (
  <Select
    className="event-filter"
    aria-label={label}
    allowClear
    showSearch={{ optionFilterProp: 'label' }}
    popupMatchSelectWidth={false}
    placeholder={any}
    value={filters[name] ?? null}
    options={[...options]}
    onChange={(value?: string | null) => filter(name, value ?? undefined)}
  />
);

interface VocabularySelectProps {
  readonly list: EventList;
  readonly name: 'step' | 'disposition';
  readonly vocabulary: CbvVocabulary;
}

const vocabularyTexts = {
  step: { label: eventTexts.list.step, any: texts.anyStep },
  disposition: { label: texts.disposition, any: texts.anyDisposition },
} as const;

/** A word of the CBV, found by its Chinese or English as typed. */
export const VocabularySelect = ({ list, name, vocabulary }: VocabularySelectProps) => {
  const t = useText();
  const { label, any } = vocabularyTexts[name];
  const options = cbvValues(vocabulary).map(({ value, text }) => ({ value, label: t(text) }));
  return <Choice list={list} name={name} label={t(label)} any={t(any)} options={options} />;
};

/** The five types of EPCIS. */
export const TypeSelect = ({ list }: { readonly list: EventList }) => {
  const t = useText();
  const options = standardEventTypes.map((type) => ({ value: type, label: t(eventTexts.types[type]) }));
  return <Choice list={list} name="type" label={t(texts.type)} any={t(texts.anyType)} options={options} />;
};
