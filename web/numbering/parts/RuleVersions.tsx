import { previewNumbers, type SerialRuleReply } from '@yuanliu/core/numbering';
import dayjs from 'dayjs';
import { useText } from '../../lib/text.ts';
import { Code, TimeAgo } from '../../ui/index.ts';
import { texts } from '../texts.ts';

const words = texts.versions;

/** Every version of a rule, newest first, with the form its numbers have. */
export const RuleVersions = ({ rule }: { readonly rule: SerialRuleReply }) => {
  const t = useText();
  return (
    <section className="rule-card">
      <h2>{t(words.title)}</h2>
      <ol className="rule-versions">
        {rule.versions.map(({ version, mode, segments, at, by }) => {
          const day = dayjs(at).format('YYYY-MM-DD');
          const [sample = ''] = previewNumbers(segments, { day, value: 0, count: 1 });
          return (
            <li key={version}>
              <span>
                {t(words.version, { version })}
                {version === rule.version && <span className="quiet"> {t(words.current)}</span>}
              </span>
              <Code>{sample}</Code>
              <small>
                {t(texts.modes[mode])} · <TimeAgo at={at} /> · {by}
              </small>
            </li>
          );
        })}
      </ol>
    </section>
  );
};
