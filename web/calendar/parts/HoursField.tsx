import { Button, Input } from 'antd';
import { Plus, X } from 'lucide-react';
import { useText } from '../../lib/text.ts';
import type { Control } from '../../ui/index.ts';
import { nextHours, tidyTime, type TypedHours } from '../hours-text.ts';
import { texts } from '../texts.ts';

const words = texts.hours;
const most = 6;
const ends = ['from', 'to'] as const;

interface HoursFieldProps {
  readonly control: Control;
  readonly value: readonly TypedHours[];
  readonly onChange: (hours: readonly TypedHours[]) => void;
  /** What stands there while there are no hours. */
  readonly none?: string;
  /** The button for a further stretch is a picture only. */
  readonly isTight?: boolean;
}

/** The stretches of hours of a day: typed as 8, 830 or 8:30, at most six. */
export const HoursField = ({ control, value, onChange, none, isTight = false }: HoursFieldProps) => {
  const t = useText();
  const replace = (index: number, changes: Partial<TypedHours>) =>
    onChange(value.map((hours, at) => (at === index ? { ...hours, ...changes } : hours)));
  const isIcon = isTight && value.length > 0;
  const keyed = value.map((hours, index) => ({ hours, index, key: `stretch ${index + 1}` }));
  return (
    <div className="hours-field" id={value.length === 0 ? control.id : undefined}>
      {keyed.map(({ hours, index, key }) => (
        <div key={key} className="hours-row">
          {ends.map((end) => (
            <Input
              key={end}
              {...(end === 'from' && index === 0 ? control : { status: control.status })}
              aria-label={t(words[end], { number: index + 1 })}
              className="time-input figures"
              inputMode="numeric"
              placeholder={end === 'from' ? '08:30' : '17:30'}
              maxLength={5}
              value={hours[end]}
              onChange={({ target }) => replace(index, { [end]: target.value })}
              onBlur={({ target }) => replace(index, { [end]: tidyTime(target.value) })}
            />
          ))}
          <Button
            type="text"
            icon={<X size={15} />}
            aria-label={t(words.remove, { number: index + 1 })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {value.length === 0 && none !== undefined && <span className="hours-none">{none}</span>}
      {value.length < most && (
        <Button
          type={isIcon ? 'text' : 'link'}
          icon={<Plus size={15} />}
          title={t(words.add)}
          aria-label={t(words.add)}
          onClick={() => onChange([...value, nextHours(value)])}
        >
          {isIcon ? undefined : t(words.add)}
        </Button>
      )}
    </div>
  );
};
