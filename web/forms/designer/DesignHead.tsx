import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useText } from '../../lib/text.ts';
import { PageHead, type PageHeadProps } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** The head of a page about one form, with the way back to its designer. */
export const DesignHead = ({ form, ...head }: PageHeadProps & { readonly form: string }) => {
  const t = useText();
  return (
    <>
      <Link to="/designer/$form" params={{ form }} className="design-back">
        <ChevronLeft size={15} strokeWidth={1.75} aria-hidden />
        {t(texts.bar.toDesigner)}
      </Link>
      <PageHead {...head} />
    </>
  );
};
