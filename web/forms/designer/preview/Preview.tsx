import { placeIn } from '@yuanliu/core/forms';
import { Segmented } from 'antd';
import { Monitor, RotateCcw, Smartphone, X } from 'lucide-react';
import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react';
import { PhoneContext, useIsPhone } from '../../../lib/media.ts';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { useRevision } from '../../filling/record-context.ts';
import { RecordForm } from '../../parts/RecordForm.tsx';
import { placeOf, useDesigner } from '../state/designer.ts';
import { useDefinition } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { TrialNotes } from './TrialNotes.tsx';
import { useSampleFilling } from './use-sample-filling.ts';

const words = texts.preview;

/** The form as it will be filled in, with its rules running, in the width of a phone or of the desk. */
export const Preview = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const isPhone = useIsPhone();
  const [width, setWidth] = useState<'phone' | 'desk'>(isPhone ? 'phone' : 'desk');
  const [round, setRound] = useState(0);
  const { samples } = useDesigner();
  return (
    <div className="designer-preview">
      <div className="preview-bar">
        <strong>{t(words.title)}</strong>
        <span className="quiet">{t(words.note)}</span>
        <span className="preview-tools">
          {!isPhone && (
            <Segmented
              size="small"
              value={width}
              options={[
                { value: 'desk', icon: <Monitor size={14} />, label: t(words.desk) },
                { value: 'phone', icon: <Smartphone size={14} />, label: t(words.phone) },
              ]}
              onChange={(next) => setWidth(next === 'phone' ? 'phone' : 'desk')}
            />
          )}
          <button
            type="button"
            className="icon-button"
            title={t(words.again)}
            aria-label={t(words.again)}
            onClick={() => {
              samples.set({});
              setRound(round + 1);
            }}
          >
            <RotateCcw size={16} strokeWidth={1.75} />
          </button>
          <button type="button" className="icon-button" aria-label={t(words.close)} onClick={onClose}>
            <X size={17} strokeWidth={1.75} />
          </button>
        </span>
      </div>
      <div className={width === 'phone' ? 'preview-stage is-phone' : 'preview-stage'}>
        <PhoneContext value={width === 'phone'}>
          <Trial key={round} />
        </PhoneContext>
      </div>
    </div>
  );
};

const Trial = () => {
  const t = useText();
  const { form, surroundings, samples } = useDesigner();
  const definition = useDeferredValue(useDefinition());
  const around = useStore(surroundings);
  const place = useMemo(() => placeOf(form, definition, around), [form, definition, around]);
  const { record, filling } = useSampleFilling(place, samples);
  useRevision(record);
  const isTried = useSyncExternalStore(record.subscribe, () => record.current.issues.length);
  return (
    <div className="preview-paper">
      <h2>{definition.name.zh}</h2>
      {placeIn(place).fields.length === 0 ? (
        <p className="box-empty">{t(words.nothing)}</p>
      ) : (
        <RecordForm record={record} filling={filling} isAttempted={false} />
      )}
      <footer>
        <button
          type="button"
          className="button"
          onClick={() => {
            record.attempt();
          }}
        >
          {t(words.submit)}
        </button>
        <span className="quiet">{isTried === 0 ? t(words.good) : t(words.faults, { count: isTried })}</span>
      </footer>
      <TrialNotes notes={record.current.notes} />
    </div>
  );
};
