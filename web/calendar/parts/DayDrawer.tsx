import type { CalendarYear } from '@yuanliu/core/calendar';
import type { Day, Text } from '@yuanliu/core/platform';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { FormDrawer, FormField, useForm } from '../../ui/index.ts';
import { stepsFor } from '../day-changes.ts';
import { dayFaults, daysMeant, type DayValues, dayValues, exceptionMeant } from '../day-form.ts';
import { shortDay } from '../day-text.ts';
import { applySteps, sayYearChanged } from '../queries.ts';
import { texts } from '../texts.ts';
import { DayEffect } from './DayEffect.tsx';
import { DayRangeField } from './DayRangeField.tsx';
import { DaysNow } from './DaysNow.tsx';
import { HoursField } from './HoursField.tsx';
import { KindField } from './KindField.tsx';
import { NameFields } from './NameFields.tsx';
import { useDaysText } from './use-days-text.ts';

const words = texts.day;

interface DayDrawerProps {
  readonly reply: CalendarYear;
  readonly days: readonly Day[];
  readonly onClose: () => void;
}

/** Makes days a holiday or worked days, with a name and, where they are worked, hours of their own. */
export const DayDrawer = ({ reply, days, onClose }: DayDrawerProps) => {
  const t = useText();
  const language = useLanguage();
  const form = useDayForm({ reply, days, onClose });
  const isWorking = form.values['exception.kind'] === 'working';
  const meant = daysMeant(form.values, reply.year);
  const [only] = days;
  const title =
    days.length === 1 && only !== undefined
      ? t(words.titleOne, { day: shortDay(only, language) })
      : t(words.titleMany);
  return (
    <FormDrawer form={form} title={title} onClose={onClose}>
      <DaysNow reply={reply} days={meant} onCleared={onClose} />
      <DayRangeField form={form} year={reply.year} />
      <KindField form={form} />
      <NameFields form={form} suggestions={isWorking ? workingNames : holidayNames} />
      {isWorking && (
        <FormField form={form} name="exception.hours" label={t(words.hours)} hint={t(words.hoursHint)}>
          {(control) => (
            <HoursField
              control={control}
              value={form.values['exception.hours']}
              onChange={(hours) => form.set({ 'exception.hours': hours })}
            />
          )}
        </FormField>
      )}
      <DayEffect reply={reply} days={meant} exception={exceptionMeant(form.values, language)} />
    </FormDrawer>
  );
};

const { plant, stock, repair, power, makeUp, overtime, half } = texts.names;
const holidayNames: readonly Text[] = [plant, stock, repair, power];
const workingNames: readonly Text[] = [makeUp, overtime, half, stock];

const useDayForm = ({ reply, days, onClose }: DayDrawerProps) => {
  const t = useText();
  const language = useLanguage();
  const said = useDaysText();
  return useForm<DayValues, DayValues>({
    draft: `calendar.days.${days[0] ?? ''}.${days.at(-1) ?? ''}.${days.length}`,
    initial: dayValues(reply, days, language),
    required: ['exception.name'],
    check: dayFaults(reply.year, t),
    save: async (values) => {
      const meant = daysMeant(values, reply.year);
      await applySteps(stepsFor(meant, exceptionMeant(values, language)));
      return values;
    },
    onSaved: (values) => {
      const meant = daysMeant(values, reply.year);
      sayYearChanged(
        t(words.set, { days: said(meant), what: values['exception.name'].trim() }),
        reply,
        meant,
      );
      onClose();
    },
  });
};
