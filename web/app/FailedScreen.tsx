import { noRight } from '@yuanliu/core/platform';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { CircleAlert, Lock, RefreshCw, WifiOff } from 'lucide-react';
import { ApiProblem } from '../lib/api-problem.ts';
import { useText } from '../lib/text.ts';
import { CopyId } from '../ui/CopyId.tsx';
import { StateScreen } from './StateScreen.tsx';
import { texts } from './texts.ts';

// After an update the old page asks for chunks that are gone.
const isStaleChunk = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);

/** For whatever a page throws: no right, no server, an old version, or a fault of ours. */
export const FailedScreen = ({ error, reset }: ErrorComponentProps) => {
  const t = useText();
  const router = useRouter();
  const words = texts.screens;
  const again = () => {
    reset();
    router.invalidate().catch(() => undefined);
  };
  const retry = (
    <button type="button" className="button" onClick={again}>
      {t(words.retry)}
    </button>
  );
  if (error instanceof ApiProblem && error.code === noRight.code) {
    return <StateScreen icon={Lock} title={t(words.noRight)} text={t(words.noRightMore, error.data)} />;
  }
  if (error instanceof ApiProblem && error.status === 0) {
    return (
      <StateScreen icon={WifiOff} title={t(texts.screens.unreachable)} text={error.detail}>
        {retry}
      </StateScreen>
    );
  }
  if (isStaleChunk(error)) {
    return (
      <StateScreen icon={RefreshCw} title={t(words.newVersion)} text={t(words.newVersionMore)}>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t(words.reload)}
        </button>
      </StateScreen>
    );
  }
  const facts = error instanceof ApiProblem ? error.detail : t(words.failedMore);
  const trace = error instanceof ApiProblem ? error.requestId : String(error);
  return (
    <StateScreen icon={CircleAlert} title={t(words.failed)} text={facts}>
      {trace !== undefined && <CopyId value={trace} isWhole />}
      {retry}
    </StateScreen>
  );
};
