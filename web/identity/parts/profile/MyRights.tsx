import { listRights, type Me } from '@yuanliu/core/identity';
import { KeySquare } from 'lucide-react';
import { useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { profileTexts } from '../../own-texts.ts';
import { groupRights } from '../../right-groups.ts';
import { RightList } from '../RightList.tsx';
import { ProfileSection } from './ProfileSection.tsx';

const words = profileTexts.rights;

/** What I may do, in words, each with the rows that it reaches. */
export const MyRights = ({ rights }: { readonly rights: Me['rights'] }) => {
  const t = useText();
  const { data, error, refetch } = useEndpoint(listRights, {});
  const hasNone = Object.keys(rights).length === 0;
  return (
    <ProfileSection title={t(words.title)} more={t(words.more)}>
      {data === undefined && error === null && <Loading />}
      {data === undefined && error !== null && (
        <ErrorState
          error={error}
          onRetry={() => {
            refetch().catch(() => undefined);
          }}
        />
      )}
      {data !== undefined && hasNone && (
        <EmptyState icon={KeySquare} title={t(words.none)} text={t(words.noneMore)} />
      )}
      {data !== undefined && !hasNone && <RightList groups={groupRights(data, rights)} />}
    </ProfileSection>
  );
};
