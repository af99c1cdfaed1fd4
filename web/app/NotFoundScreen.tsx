import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useText } from '../lib/text.ts';
import { StateScreen } from './StateScreen.tsx';
import { texts } from './texts.ts';

/** For an address that names no page. */
export const NotFoundScreen = () => {
  const t = useText();
  return (
    <StateScreen icon={Compass} title={t(texts.screens.notFound)} text={t(texts.screens.notFoundMore)}>
      <Link to="/" className="button-link">
        {t(texts.screens.toHome)}
      </Link>
    </StateScreen>
  );
};
