import { type CalendarYear, firstPattern } from '@yuanliu/core/calendar';
import { Button } from 'antd';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { type Form, FormDrawer, FormField, useForm } from '../../ui/index.ts';
import { longDate, weekdayName } from '../day-text.ts';
import { patternFaults, type PatternValues, patternValues, weekFields, weekMeant } from '../pattern-form.ts';
import { dropPattern, sayDone, sayFailure, savePattern } from '../queries.ts';
import type { TypedHours } from '../hours-text.ts';
import { texts } from '../texts.ts';
import { hoursText } from '../year-view.ts';
import { DayInput } from './DayInput.tsx';
import { HoursField } from './HoursField.tsx';

const words = texts.week;

type Pattern = CalendarYear['patterns'][number];

interface PatternDrawerProps {
  readonly reply: CalendarYear;
  /** Undefined makes a new one. */
  readonly pattern: Pattern | undefined;
  readonly onClose: () => void;
}

/** The hours of a week from a day on. */
export const PatternDrawer = (props: PatternDrawerProps) => {
  const { reply, pattern, onClose } = props;
  const t = useText();
  const language = useLanguage();
  const form = usePatternForm(props);
  return (
    <FormDrawer form={form} title={t(pattern === undefined ? words.add : words.editTitle)} onClose={onClose}>
      {pattern === undefined ? (
        <FormField form={form} name="from" label={t(words.from)} hint={t(words.fromHint)} isRequired>
          {(control) => (
            <DayInput
              control={control}
              year={reply.year}
              value={form.values.from}
              onChange={(from) => form.set({ from })}
            />
          )}
        </FormField>
      ) : (
        <PatternHead pattern={pattern} onClose={onClose} />
      )}
      <div className="week-fields">
        {weekFields.map((field, index) => (
          <FormField key={field} form={form} name={field} label={weekdayName(index + 1, language, 'short')}>
            {(control) => (
              <>
                <HoursField
                  control={control}
                  value={form.values[field]}
                  none={t(words.dayOff)}
                  isTight
                  onChange={(hours) => form.set({ [field]: hours })}
                />
                {index === 0 && <CopyMonday form={form} />}
              </>
            )}
          </FormField>
        ))}
      </div>
    </FormDrawer>
  );
};

const usePatternForm = ({ reply, pattern, onClose }: PatternDrawerProps) => {
  const t = useText();
  const { year, patterns } = reply;
  const latest = patterns.at(-1) ?? { week: firstPattern.week.map((hours) => [...hours]) };
  const taken = patterns.map(({ from }) => from);
  const check = patternFaults({ year, taken, t });
  return useForm<PatternValues, string>({
    draft: `calendar.pattern.${pattern?.from ?? `new.${year}`}`,
    initial: patternValues(pattern?.from ?? '', (pattern ?? latest).week),
    required: ['from'],
    check: (values) => {
      const { from, ...faults } = check(values);
      return pattern === undefined && from !== undefined ? { ...faults, from } : faults;
    },
    save: async (values) => {
      await savePattern({ from: values.from, week: weekMeant(values) });
      return values.from;
    },
    onSaved: (from) => {
      onClose();
      sayDone(t(words.saved), () => (pattern === undefined ? dropPattern(from) : savePattern(pattern)));
    },
  });
};

const CopyMonday = ({ form }: { readonly form: Form<PatternValues> }) => {
  const t = useText();
  const monday = form.values['week.0'];
  if (weekFields.slice(1, 5).every((field) => isSameTyped(form.values[field], monday))) return null;
  const copy = () => form.set({ 'week.1': monday, 'week.2': monday, 'week.3': monday, 'week.4': monday });
  return (
    <Button type="link" className="copy-monday" onClick={copy}>
      {t(words.copy)}
    </Button>
  );
};

const isSameTyped = (one: readonly TypedHours[], other: readonly TypedHours[]): boolean =>
  hoursText(one) === hoursText(other);

interface PatternHeadProps {
  readonly pattern: Pattern;
  readonly onClose: () => void;
}

/** From when the pattern holds, and the button that removes it; the first of all can only be changed. */
const PatternHead = ({ pattern, onClose }: PatternHeadProps) => {
  const t = useText();
  const language = useLanguage();
  const [isRemoving, setRemoving] = useState(false);
  const day = longDate(pattern.from, language);
  const isFirst = pattern.from === firstPattern.from;
  const remove = async () => {
    setRemoving(true);
    try {
      await dropPattern(pattern.from);
      onClose();
      sayDone(t(words.removed, { day }), () => savePattern(pattern));
    } catch (error) {
      sayFailure(error);
      setRemoving(false);
    }
  };
  return (
    <div className="days-now">
      <p>{isFirst ? t(words.always) : t(words.since, { day })}</p>
      {!isFirst && (
        <Button
          icon={<Trash2 size={15} />}
          loading={isRemoving}
          onClick={() => {
            remove().catch(sayFailure);
          }}
        >
          {t(words.remove)}
        </Button>
      )}
    </div>
  );
};
