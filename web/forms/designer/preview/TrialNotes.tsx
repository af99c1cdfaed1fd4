import type { AuthorNote } from '@yuanliu/core/forms';
import { expressionsOf } from '@yuanliu/core/forms';
import { Info } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { fieldId } from '../drawing/part-id.ts';
import { nameOfPart, selectParts } from '../state/actions.ts';
import { useDesigner } from '../state/designer.ts';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';

const mostShown = 6;

/** Why rules gave no value on trial: for the author, never for whoever fills in the form. */
export const TrialNotes = ({ notes }: { readonly notes: readonly AuthorNote[] }) => {
  const t = useText();
  const designer = useDesigner();
  const definition = useDefinition();
  if (notes.length === 0) return null;
  const placed = expressionsOf(definition);
  return (
    <section className="trial-notes">
      <h3>
        <Info size={14} /> {t(texts.preview.notes)}
      </h3>
      <ul>
        {notes.slice(0, mostShown).map((note) => {
          const id = fieldId(placed.find(({ path }) => path === note.expression)?.field ?? []);
          return (
            <li key={`${note.expression} ${note.at} ${note.text.en}`}>
              <button type="button" className="text-button" onClick={() => selectParts(designer, [id])}>
                {nameOfPart(definition, id)}
              </button>
              {t(note.text)}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
