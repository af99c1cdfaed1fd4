import { type CaptureJob, seeCapture } from '@yuanliu/core/trace';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { ErrorState, Loading, SidePanel } from '../../ui/index.ts';
import { ledgerTexts } from '../ledger-texts.ts';
import { CapturePanel } from './CapturePanel.tsx';

interface OpenedCaptureProps {
  readonly id: string;
  /** Those of the list; undefined until they are there. */
  readonly jobs: readonly CaptureJob[] | undefined;
  readonly onClose: () => void;
}

/** The capture that the address names, also where it is older than the list. */
export const OpenedCapture = ({ id, jobs, onClose }: OpenedCaptureProps) => {
  const t = useText();
  const listed = jobs?.find(({ captureID }) => captureID === id);
  const asked = useEndpoint(
    seeCapture,
    { params: { captureId: id } },
    { enabled: jobs !== undefined && listed === undefined },
  );
  const job = listed ?? asked.data;
  if (job !== undefined) return <CapturePanel job={job} onClose={onClose} />;
  return (
    <SidePanel title={t(ledgerTexts.captures.one)} onClose={onClose}>
      {asked.error === null ? (
        <Loading rows={6} />
      ) : (
        <ErrorState error={asked.error} onRetry={asked.refetch} />
      )}
    </SidePanel>
  );
};
