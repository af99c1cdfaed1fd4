import { Link } from '@tanstack/react-router';
import { Badge, Button, Dropdown } from 'antd';
import { ChevronLeft, Ellipsis, Eye, Redo2, TriangleAlert, Undo2 } from 'lucide-react';
import { useStore } from '../../lib/store.ts';
import { useText } from '../../lib/text.ts';
import { SavingState } from './SavingState.tsx';
import { stepBack, stepForth } from './state/actions.ts';
import type { Autosave } from './state/autosave.ts';
import { useDesigner } from './state/designer.ts';
import { useDrawn } from './state/use-drawn.ts';
import { texts } from './texts.ts';

const words = texts.bar;

interface DesignerBarProps {
  readonly autosave: Autosave;
  readonly isPreviewed: boolean;
  readonly onPreview: () => void;
  readonly onProblems: () => void;
  readonly onPublish: () => void;
  readonly onReload: () => void;
}

/** The head of the designer: which form, whether it is saved, back and forth, what is wrong, try, publish. */
export const DesignerBar = (props: DesignerBarProps) => {
  const { autosave, isPreviewed, onPreview, onProblems, onPublish, onReload } = props;
  const t = useText();
  const designer = useDesigner();
  const name = useDrawn(({ definition }) => definition.name.zh);
  const mayUndo = useDrawn(({ past }) => past.length > 0);
  const mayRedo = useDrawn(({ future }) => future.length > 0);
  const issues = useStore(designer.issues);
  const faults = issues.filter(({ severity }) => severity === 'error').length;
  return (
    <header className="designer-bar">
      <Link to="/designer" className="icon-button" aria-label={t(words.back)} title={t(words.back)}>
        <ChevronLeft size={18} strokeWidth={1.75} />
      </Link>
      <h1 title={name}>{name}</h1>
      <SavingState autosave={autosave} onReload={onReload} />
      <span className="designer-bar-tools">
        <button
          type="button"
          className="icon-button"
          disabled={!mayUndo}
          aria-label={t(words.undo)}
          title={`${t(words.undo)} (Ctrl Z)`}
          onClick={() => stepBack(designer)}
        >
          <Undo2 size={17} strokeWidth={1.75} />
        </button>
        <button
          type="button"
          className="icon-button"
          disabled={!mayRedo}
          aria-label={t(words.redo)}
          title={`${t(words.redo)} (Ctrl Shift Z)`}
          onClick={() => stepForth(designer)}
        >
          <Redo2 size={17} strokeWidth={1.75} />
        </button>
        <Badge count={faults} size="small" offset={[-4, 4]}>
          <Button
            type="text"
            icon={<TriangleAlert size={16} strokeWidth={1.75} />}
            aria-label={t(words.problems, { count: faults })}
            title={t(words.problems, { count: faults })}
            onClick={onProblems}
          />
        </Badge>
        <Button icon={<Eye size={16} strokeWidth={1.75} />} aria-pressed={isPreviewed} onClick={onPreview}>
          <span className="wide-only">{t(words.preview)}</span>
        </Button>
        <MoreMenu form={designer.form} />
        <Button type="primary" onClick={onPublish}>
          {t(words.publish)}
        </Button>
      </span>
    </header>
  );
};

const MoreMenu = ({ form }: { readonly form: string }) => {
  const t = useText();
  const items = [
    {
      key: 'rights',
      label: (
        <Link to="/designer/$form/rights" params={{ form }}>
          {t(words.rights)}
        </Link>
      ),
    },
    {
      key: 'versions',
      label: (
        <Link to="/designer/$form/versions" params={{ form }}>
          {t(words.versions)}
        </Link>
      ),
    },
    {
      key: 'text',
      label: (
        <a href={`/api/forms/${form}/text?version=draft`} download>
          {t(words.text)}
        </a>
      ),
    },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" icon={<Ellipsis size={17} />} aria-label={t(words.more)} />
    </Dropdown>
  );
};
