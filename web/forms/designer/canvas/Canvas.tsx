import { useSyncExternalStore } from 'react';
import { useText } from '../../../lib/text.ts';
import { selectParts } from '../state/actions.ts';
import { useDesigner } from '../state/designer.ts';
import { useDrawn } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { BoxBody } from './BoxBody.tsx';

/** The form as it is drawn: lines of twelve columns, boxes in it, rows of sub-tables. */
export const Canvas = () => {
  const t = useText();
  const designer = useDesigner();
  const layout = useDrawn(({ definition }) => definition.layout);
  const name = useDrawn(({ definition }) => definition.name.zh);
  const description = useDrawn(({ definition }) => definition.description?.zh);
  const said = useSyncExternalStore(designer.said.subscribe, designer.said.get);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- a press on the empty paper selects the form; the keyboard does it with Escape
    <div className="designer-canvas" onClick={() => selectParts(designer, [])}>
      <div className="paper">
        <header className="paper-head">
          <h2>{name}</h2>
          {description !== undefined && <p>{description}</p>}
        </header>
        <BoxBody box="" nodes={layout} hint={t(texts.canvas.empty)} />
      </div>
      <output className="visually-hidden">{said}</output>
    </div>
  );
};
