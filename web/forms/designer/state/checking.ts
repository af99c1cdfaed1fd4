import { checkDefinition } from '@yuanliu/core/forms';
import { useEffect } from 'react';
import { type Designer, placeOf } from './designer.ts';

/** After the last change; typing goes before checking. */
const pauseMilliseconds = 350;

/** Checks the form while it is drawn, whenever its author pauses. */
export const useChecking = (designer: Designer): void => {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let checked: unknown;
    const check = (): void => {
      const { definition } = designer.drawing.get();
      const surroundings = designer.surroundings.get();
      if (checked === definition) return;
      checked = definition;
      designer.settled.set(definition);
      designer.issues.set(checkDefinition(placeOf(designer.form, definition, surroundings)));
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(check, pauseMilliseconds);
    };
    check();
    const ends = [
      designer.drawing.subscribe(later),
      designer.surroundings.subscribe(() => {
        checked = undefined;
        later();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [designer]);
};
