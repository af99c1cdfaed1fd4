import { useText } from '../../lib/text.ts';
import { rightTexts } from '../own-texts.ts';
import type { RightGroup } from '../right-groups.ts';
import './rights.css';

/** Rights in words, module by module, each with the rows that it reaches. */
export const RightList = ({ groups }: { readonly groups: readonly RightGroup[] }) => {
  const t = useText();
  return (
    <div className="right-groups">
      {groups.map(({ module, title, rights }) => (
        <section key={module}>
          <h4>{t(title)}</h4>
          <ul>
            {rights.map(({ name, text, range }) => (
              <li key={name} className="right-line">
                <span>{t(text)}</span>
                {range !== undefined && <small>{t(rightTexts.ranges[range])}</small>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};
