import { targetOf } from '@yuanliu/core/forms';
import { Link } from '@tanstack/react-router';
import { textsIn } from '../choices/texts-in.ts';
import type { FieldShownProps } from '../field-face.ts';
import { useFilling } from '../filling-context.ts';

/** Related records, each a way to its page. */
export const RelationShown = ({ shown, field, value }: FieldShownProps) => {
  const { reader } = useFilling();
  const target = targetOf({ ...field, type: shown.type.name, settings: shown.settings });
  const form = target?.startsWith('form:') === true ? target.slice('form:'.length) : undefined;
  if (target === undefined || form === undefined) return null;
  return (
    <span className="relation-shown">
      {textsIn(value).map((id) => {
        const name = reader.names.nameOf(target, id);
        return name === undefined ? (
          <span key={id} className="quiet">
            {shown.type.display(id, shown.settings, reader)}
          </span>
        ) : (
          <Link key={id} to="/forms/$form/records/$id" params={{ form, id }}>
            {name}
          </Link>
        );
      })}
    </span>
  );
};
