import { useText } from '../../../lib/text.ts';
import { isNodeId } from '../drawing/part-id.ts';
import { useDrawn } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { FieldProperties } from './FieldProperties.tsx';
import { FormProperties } from './FormProperties.tsx';
import { NodeProperties } from './NodeProperties.tsx';
import { SeveralProperties } from './SeveralProperties.tsx';

/** What can be said of what is selected: of the form where nothing is. */
export const PropertiesPanel = () => {
  const t = useText();
  const selection = useDrawn((drawing) => drawing.selection);
  const [first = ''] = selection;
  return (
    <section className="designer-properties" aria-label={t(texts.properties.title)}>
      {selection.length === 0 && <FormProperties />}
      {selection.length === 1 && isNodeId(first) && <NodeProperties key={first} id={first} />}
      {selection.length === 1 && !isNodeId(first) && <FieldProperties key={first} id={first} />}
      {selection.length > 1 && <SeveralProperties ids={selection} />}
    </section>
  );
};
