import { useConnection } from '../../lib/connection.ts';
import type { Hit } from '../../lib/search.ts';
import { useText } from '../../lib/text.ts';
import { texts } from '../texts.ts';
import type { Answer } from './use-hits.ts';

interface PaletteHitsProps {
  readonly listId: string;
  /** Undefined until the first answer. */
  readonly answer: Answer | undefined;
  readonly question: { readonly words: string; readonly isScan: boolean };
  /** The marked hit, counted over all groups. */
  readonly at: number;
  readonly onOpen: (hit: Hit) => void;
}

/** What the search found, by kind; or a sentence that says why there is nothing. */
export const PaletteHits = ({ listId, answer, question, at, onOpen }: PaletteHitsProps) => {
  const t = useText();
  const found = answer?.found;
  const all = found?.flatMap(({ hits }) => hits) ?? [];
  const words = texts.palette;
  const isCutOff = useConnection() !== 'ok';
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the list of a combobox; <datalist> cannot be drawn */}
      <div id={listId} role="listbox" className="palette-list">
        {isCutOff && (
          <div className="palette-nothing" role="alert">
            <p>{t(words.cutOff)}</p>
            <p className="quiet">{t(words.cutOffMore)}</p>
          </div>
        )}
        {found?.map((group) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a group inside a listbox, not of fields
          <div key={group.id} role="group" aria-label={t(group.title)}>
            <p className="palette-group">{t(group.title)}</p>
            {group.hits.map((hit) => (
              <div
                key={hit.id}
                id={`${listId}-${hit.id}`}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see the listbox
                role="option"
                tabIndex={-1}
                aria-selected={all[at] === hit}
                className="palette-hit"
                onClick={() => onOpen(hit)}
                onKeyDown={() => undefined}
              >
                <hit.icon size={17} strokeWidth={1.75} />
                <span className={hit.isCode === true ? 'code' : ''}>{hit.title}</span>
                {hit.hint !== undefined && <small>{hit.hint}</small>}
              </div>
            ))}
          </div>
        ))}
        {!isCutOff && found?.length === 0 && (
          <div className="palette-nothing">
            <p>{t(words.nothing, { words: question.words })}</p>
            <p className="quiet">
              {t(question.isScan ? (answer?.why ?? words.scannedNothing) : words.nothingMore)}
            </p>
          </div>
        )}
      </div>
      <p className="palette-keys" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t(words.move)} <kbd>Enter</kbd> {t(words.open)} <kbd>Esc</kbd> {t(words.closes)}
      </p>
      <output className="visually-hidden">
        {found !== undefined && !isCutOff && t(words.found, { count: all.length })}
      </output>
    </>
  );
};
