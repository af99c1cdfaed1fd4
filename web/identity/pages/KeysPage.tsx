import { useText } from '../../lib/text.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { keyTexts } from '../own-texts.ts';

/** API keys, one's own and those within reach. */
export const KeysPage = () => {
  const t = useText();
  return <PageHead title={t(keyTexts.title)} />;
};
