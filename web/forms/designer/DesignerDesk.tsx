import { DndContext, DragOverlay } from '@dnd-kit/core';
import type { DrawnForm } from '@yuanliu/core/forms';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useIsPhone } from '../../lib/media.ts';
import { usePerson } from '../../lib/person.ts';
import { useStore } from '../../lib/store.ts';
import { readStored, writeStored } from '../../lib/stored.ts';
import { useText } from '../../lib/text.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { useCarrying } from './canvas/use-carrying.ts';
import { useCarryKeys } from './canvas/use-carry-keys.ts';
import { DesignerBar } from './DesignerBar.tsx';
import { Palette } from './palette/Palette.tsx';
import { Preview } from './preview/Preview.tsx';
import { ProblemsPanel } from './problems/ProblemsPanel.tsx';
import { nameKey } from './properties/rename-key.ts';
import { PropertiesPanel } from './properties/PropertiesPanel.tsx';
import { PublishDialog } from './publish/PublishDialog.tsx';
import { Autosave, keptAt } from './state/autosave.ts';
import { useChecking } from './state/checking.ts';
import { createDesigner, DesignerContext, type Surroundings, useDesigner } from './state/designer.ts';
import { keptDrawing } from './state/kept-drawing.ts';
import { useAutosave } from './state/use-autosave.ts';
import { useDrawn } from './state/use-drawn.ts';
import { texts } from './texts.ts';

interface DesignerDeskProps {
  readonly form: DrawnForm;
  readonly surroundings: Surroundings;
  /** Loads the form anew from the server. */
  readonly onReload: () => void;
}

const useBoard = ({ form, surroundings }: DesignerDeskProps) => {
  const person = usePerson();
  return useMemo(() => {
    const key = keptAt(person.id, form.key);
    const draftVersion = form.draft?.draftVersion ?? 0;
    const stored = form.draft?.definition ?? form.published?.definition;
    if (stored === undefined) throw new Error(`The form ${form.key} has neither a draft nor a version.`);
    const kept = keptDrawing(readStored(key));
    const isOurs = kept !== undefined && kept.draftVersion === draftVersion;
    if (!isOurs) writeStored(key, undefined);
    const definition = isOurs ? kept.definition : stored;
    const designer = createDesigner({
      form: form.key,
      definition,
      published: form.published?.definition,
      surroundings,
      locked: form.locked,
    });
    const autosave = new Autosave({ form: form.key, key, draftVersion, definition: stored });
    return { designer, autosave };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the board stands until the form is loaded anew; the page gives it another key then
  }, [form.key]);
};

/** Palette, canvas and properties of one form, with all that keeps and checks it. */
export const DesignerDesk = (props: DesignerDeskProps) => {
  const { designer, autosave } = useBoard(props);
  return (
    <DesignerContext value={designer}>
      <Board {...props} autosave={autosave} />
    </DesignerContext>
  );
};

type Pane = 'palette' | 'canvas' | 'properties';

const Board = (props: DesignerDeskProps & { readonly autosave: Autosave }) => {
  const { autosave, onReload } = props;
  const designer = useDesigner();
  const isPhone = useIsPhone();
  const [pane, setPane] = useState<Pane>('canvas');
  const [isPreviewed, setPreviewed] = useState(false);
  const [hasProblems, setProblems] = useState(false);
  const [isPublishing, setPublishing] = useState(false);
  const dragging = useCarrying(designer);
  useAutosave(designer, autosave);
  useChecking(designer);
  useCarryKeys();
  const shows = (each: Pane): boolean => !isPhone || pane === each;
  return (
    <div className="designer">
      <DesignerBar
        autosave={autosave}
        isPreviewed={isPreviewed}
        onPreview={() => setPreviewed(!isPreviewed)}
        onProblems={() => setProblems(!hasProblems)}
        onPublish={() => {
          for (const id of designer.drawing.get().selection) nameKey(designer, id);
          setPublishing(true);
        }}
        onReload={onReload}
      />
      {isPreviewed ? (
        <Preview onClose={() => setPreviewed(false)} />
      ) : (
        <DndContext {...dragging}>
          <div className="designer-panes">
            {shows('palette') && <Palette {...(isPhone && { onPut: () => setPane('canvas') })} />}
            {shows('canvas') && <Canvas />}
            {shows('properties') && <PropertiesPanel />}
          </div>
          {isPhone && <PaneChoice pane={pane} onChoose={setPane} />}
          <Ghost />
        </DndContext>
      )}
      {hasProblems && <ProblemsPanel onClose={() => setProblems(false)} />}
      {isPublishing && (
        <PublishDialog
          autosave={autosave}
          onClose={() => setPublishing(false)}
          onPublished={() => {
            setPublishing(false);
            autosave.wasPublished();
            designer.published.set(designer.drawing.get().definition);
          }}
        />
      )}
    </div>
  );
};

const PaneChoice = ({ pane, onChoose }: { readonly pane: Pane; readonly onChoose: (pane: Pane) => void }) => {
  const t = useText();
  const selected = useDrawn(({ selection }) => selection.length);
  return (
    <Segmented<Pane>
      block
      className="designer-pane-choice"
      value={pane}
      options={[
        { value: 'palette', label: t(texts.panes.palette) },
        { value: 'canvas', label: t(texts.panes.canvas) },
        { value: 'properties', label: selected === 0 ? t(texts.panes.form) : t(texts.panes.properties) },
      ]}
      onChange={onChoose}
    />
  );
};

/** What is carried, under the pointer. */
const Ghost = () => {
  const carried = useStore(useDesigner().carried);
  return (
    <DragOverlay dropAnimation={null} style={{ pointerEvents: 'none', width: 'auto', height: 'auto' }}>
      {carried?.by === 'pointer' && <div className="designer-ghost">{carried.label}</div>}
    </DragOverlay>
  );
};
