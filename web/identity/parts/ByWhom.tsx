import { useText } from '../../lib/text.ts';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { texts } from '../texts.ts';

/** Who and when; what nobody did, the product did. */
export const ByWhom = ({ name, at }: { readonly name: string | null; readonly at: string }) => {
  const t = useText();
  return (
    <>
      {name ?? t(texts.bySystem)} · <TimeAgo at={at} />
    </>
  );
};
