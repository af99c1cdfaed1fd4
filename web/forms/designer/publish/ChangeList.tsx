import type { DefinitionChange } from '@yuanliu/core/forms';
import { ArrowUpDown, Minus, Pencil, Plus } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { texts } from '../texts.ts';

/** A change as the server or a comparison here tells it. */
interface Change {
  readonly kind: DefinitionChange['kind'];
  readonly part: DefinitionChange['part'];
  readonly field?: readonly string[] | undefined;
  readonly text: DefinitionChange['text'];
  readonly from?: unknown;
  readonly to?: unknown;
}

const signs = { added: Plus, removed: Minus, changed: Pencil, moved: ArrowUpDown } as const;

const short = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
};

const isShort = (value: unknown): boolean =>
  value === undefined || typeof value !== 'object' || value === null;

/** What differs between two versions, a line each, with what stood and what stands. */
export const ChangeList = ({ changes }: { readonly changes: readonly Change[] }) => {
  const t = useText();
  if (changes.length === 0) return <p className="quiet">{t(texts.publish.noChanges)}</p>;
  return (
    <ul className="changes">
      {changes.map(({ kind, part, field, text, from, to }) => {
        const Sign = signs[kind];
        const hasValues = kind === 'changed' && isShort(from) && isShort(to);
        return (
          <li key={`${kind} ${part} ${field?.join('.') ?? ''} ${text.en}`} className={`change is-${kind}`}>
            <Sign size={14} aria-label={t(texts.publish.kinds[kind])} />
            <span>
              {t(text)}
              {hasValues && (
                <small>
                  {from !== undefined && <del>{short(from)}</del>}
                  {to !== undefined && <ins>{short(to)}</ins>}
                </small>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
