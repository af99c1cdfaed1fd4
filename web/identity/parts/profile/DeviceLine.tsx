import type { listMySessions } from '@yuanliu/core/identity';
import type { ReplyOf } from '@yuanliu/core/platform';
import { Button } from 'antd';
import { Laptop, Smartphone, SquareTerminal, Tablet } from 'lucide-react';
import { useState } from 'react';
import type { Icon } from '../../../lib/page.ts';
import { useText } from '../../../lib/text.ts';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { type DeviceKind, deviceOf, placeOf } from '../../device.ts';
import { profileTexts } from '../../own-texts.ts';

const words = profileTexts.devices;

const pictures: Readonly<Record<DeviceKind, Icon>> = {
  computer: Laptop,
  phone: Smartphone,
  tablet: Tablet,
  program: SquareTerminal,
};

interface DeviceLineProps {
  readonly session: ReplyOf<typeof listMySessions>['rows'][number];
  readonly onEnd: (id: string, device: string) => Promise<void>;
}

/** One device: what it is, where, when it was last used; and out with it. */
export const DeviceLine = ({ session, onEnd }: DeviceLineProps) => {
  const t = useText();
  const [isEnding, setEnding] = useState(false);
  const { kind, system, browser } = deviceOf(session.agent);
  const name = [system, browser].filter((part) => part !== undefined).join(' · ') || t(words.unknown);
  const Picture = pictures[kind];
  const end = async () => {
    setEnding(true);
    await onEnd(session.id, name);
    setEnding(false);
  };
  return (
    <li className="device">
      <Picture size={20} strokeWidth={1.5} />
      <div>
        <div className="device-name" title={session.agent}>
          {name}
          {session.current && <small className="mark">{t(words.current)}</small>}
        </div>
        <div className="device-facts">
          <span>
            <span className="figures">{session.ip}</span> {t(words[placeOf(session.ip)])}
          </span>
          {!session.current && (
            <span>
              {t(words.seen)} <TimeAgo at={session.seenAt} />
            </span>
          )}
          <span>
            {t(words.since)} <TimeAgo at={session.createdAt} />
          </span>
        </div>
      </div>
      {!session.current && (
        <Button
          loading={isEnding}
          aria-label={t(words.endOf, { device: name })}
          onClick={() => end().catch(() => undefined)}
        >
          {t(words.end)}
        </Button>
      )}
    </li>
  );
};
