import { type FormField, type FormInPlace, placeIn, textIn, typeOf } from '@yuanliu/core/forms';
import { useLanguage } from '../../lib/preferences.ts';
import { useStore } from '../../lib/store.ts';
import { useDesigner } from '../designer/state/designer.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The published forms, to choose one of. */
export const useFormChoices = (): Option[] => {
  const language = useLanguage();
  const { surroundings } = useDesigner();
  return Object.entries(useStore(surroundings).forms).map(([value, { name }]) => ({
    value,
    label: textIn(name, language),
  }));
};

/** The form that a field points at with one record; undefined for fields that do not. */
export const targetForm = (field: FormField, place: FormInPlace): string | undefined => {
  const target = typeOf(field).target?.(field.settings);
  return target?.startsWith('form:') === true && placeIn(place).isSingle(field)
    ? target.slice('form:'.length)
    : undefined;
};
