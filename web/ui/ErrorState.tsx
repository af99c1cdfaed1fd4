import { noRight } from '@yuanliu/core/platform';
import { Button } from 'antd';
import { CircleAlert, Lock } from 'lucide-react';
import { ApiProblem } from '../lib/api-problem.ts';
import { useText } from '../lib/text.ts';
import { CopyId } from './CopyId.tsx';
import { EmptyState } from './EmptyState.tsx';
import { uiTexts } from './ui-texts.ts';

/** Why a part of a page has nothing to show: no right, no server, a fault; with a second try where it may help. */
export const ErrorState = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) => {
  const t = useText();
  const problem = error instanceof ApiProblem ? error : undefined;
  if (problem?.code === noRight.code) {
    return <EmptyState icon={Lock} title={t(uiTexts.noRight)} text={problem.detail} />;
  }
  return (
    <EmptyState
      icon={CircleAlert}
      title={t(uiTexts.failed)}
      text={
        <>
          {problem?.detail ?? String(error)}
          {problem?.requestId !== undefined && (
            <>
              {' '}
              <CopyId value={problem.requestId} />
            </>
          )}
        </>
      }
      action={<Button onClick={onRetry}>{t(uiTexts.retry)}</Button>}
    />
  );
};
