import { type UsedBy, usedBy } from '@yuanliu/core/forms';
import { useText } from '../../../lib/text.ts';
import { confirm, showToast } from '../../../ui/index.ts';
import { copyParts } from '../drawing/cuttings.ts';
import { fieldKeys, isNodeId, type PartId } from '../drawing/part-id.ts';
import { nameOfPart, removable, stepBack, takeAway } from '../state/actions.ts';
import { type Designer, placeOf, useDesigner } from '../state/designer.ts';
import { texts } from '../texts.ts';

/** Who else speaks of the fields among these parts; their own places in the layout do not count. */
const usesOf = (designer: Designer, ids: readonly PartId[]): UsedBy[] => {
  const { definition } = designer.drawing.get();
  const surroundings = designer.surroundings.get();
  const place = placeOf(designer.form, definition, surroundings);
  const others = Object.entries(surroundings.forms).map(([form, other]) =>
    placeOf(form, other, surroundings),
  );
  const fields = ids.flatMap((id) =>
    isNodeId(id)
      ? copyParts(definition, [id]).flatMap((cutting) => cutting.fields.map(({ key }) => [key]))
      : [fieldKeys(id)],
  );
  const gone = new Set(fields.map((keys) => keys.join('.')));
  return fields
    .flatMap((keys) => usedBy(keys, place, others))
    .filter(
      ({ by, form, field }) =>
        by !== 'layout' && !(form === designer.form && gone.has(field?.join('.') ?? '')),
    );
};

/** Takes the selected parts away; whoever still speaks of them is shown first. */
export const useRemoval = (): (() => void) => {
  const t = useText();
  const designer = useDesigner();
  return () => {
    const ids = removable(designer);
    if (ids.length === 0) {
      if (designer.drawing.get().selection.length > 0) showToast({ text: t(texts.removal.locked) });
      return;
    }
    const { definition } = designer.drawing.get();
    const name = ids.map((id) => nameOfPart(definition, id)).join('、');
    const uses = usesOf(designer, ids);
    const remove = (): void => {
      takeAway(designer, ids);
      showToast({ text: t(texts.removal.done, { name }), undo: () => stepBack(designer) });
    };
    if (uses.length === 0) {
      remove();
      return;
    }
    const places = [...new Set(uses.map(({ text }) => t(text)))].slice(0, 12).join('；');
    confirm({
      title: t(texts.removal.title, { name }),
      text: t(texts.removal.used, { count: uses.length, places }),
      action: t(texts.removal.action),
      isDanger: true,
    })
      .then((yes) => {
        if (yes) remove();
      })
      .catch(() => undefined);
  };
};
