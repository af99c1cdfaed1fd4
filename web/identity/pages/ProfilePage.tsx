import { useText } from '../../lib/text.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { profileTexts } from '../own-texts.ts';

/** One's own account. */
export const ProfilePage = () => {
  const t = useText();
  return <PageHead title={t(profileTexts.title)} />;
};
