import {
  changeView,
  createView,
  deleteView,
  listViews,
  type RecordView,
  type ViewSettings,
} from '@yuanliu/core/forms';
import { Button, Checkbox, Dropdown, Input, Popover } from 'antd';
import { BookmarkPlus, Ellipsis, Users } from 'lucide-react';
import { useState } from 'react';
import { useChange, useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { showToast } from '../../ui/index.ts';
import { failureText } from '../failure-text.ts';
import type { ListPlace } from './list-address.ts';
import { usualSort } from './list-address.ts';
import type { ChosenColumns } from './list-columns.ts';
import { listTexts as texts } from './list-texts.ts';

interface ViewBarProps {
  readonly form: string;
  readonly place: ListPlace;
  readonly chosen: ChosenColumns;
}

const settingsOf = ({ place, chosen }: ViewBarProps): ViewSettings => ({
  filter: place.filter,
  match: place.match,
  search: place.q,
  state: place.state ?? null,
  sort: place.sort,
  columns: [...chosen.choice.keys],
  widths: { ...chosen.choice.widths },
});

const tellFailure = (error: unknown) => showToast({ kind: 'failed', text: failureText(error) });

/** Kept ways to look at the list: all records, one's own views, and those that others share. */
export const ViewBar = (props: ViewBarProps) => {
  const { form, place, chosen } = props;
  const t = useText();
  const views = useEndpoint(listViews, { params: { form } });
  const rows = views.data?.rows ?? [];
  const current = rows.find(({ id }) => id === place.view);
  const open = (view: RecordView) => {
    const { filter, match, search, state, sort, columns, widths } = view.settings;
    chosen.choose({ keys: columns, widths });
    place.go({ view: view.id, filter, match, q: search, state: state ?? undefined, sort, record: undefined });
  };
  const all = {
    view: undefined,
    filter: [],
    match: 'all',
    q: '',
    state: undefined,
    sort: usualSort,
  } as const;
  const isAsKept =
    current === undefined
      ? !place.isFiltered
      : JSON.stringify(current.settings) === JSON.stringify(settingsOf(props));
  return (
    <nav className="view-bar" aria-label={t(texts.views)}>
      <button
        type="button"
        aria-pressed={current === undefined}
        onClick={() => place.go({ ...all, filter: [] })}
      >
        {t(texts.all)}
      </button>
      {rows.map((view) => (
        <ViewButton key={view.id} view={view} isCurrent={view.id === place.view} onOpen={() => open(view)} />
      ))}
      {current?.can.change === true && (
        <ViewMenu
          form={form}
          view={current}
          settings={settingsOf(props)}
          isAsKept={isAsKept}
          onGone={() => place.go({ ...all, filter: [] })}
        />
      )}
      {!isAsKept && (
        <SaveView
          form={form}
          settings={settingsOf(props)}
          mayShare={views.data?.can.share === true}
          onSaved={(id) => place.go({ view: id }, false)}
        />
      )}
      {current !== undefined && current.missing.length > 0 && (
        <span className="view-missing">{t(texts.viewMissing, { count: current.missing.length })}</span>
      )}
    </nav>
  );
};

interface ViewButtonProps {
  readonly view: RecordView;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

const ViewButton = ({ view: { name, shared, isOwn, ownerName }, isCurrent, onOpen }: ViewButtonProps) => {
  const t = useText();
  return (
    <button
      type="button"
      aria-pressed={isCurrent}
      title={isOwn || ownerName === null ? undefined : t(texts.viewBy, { name: ownerName })}
      onClick={onOpen}
    >
      {shared && <Users size={13} strokeWidth={1.75} />}
      {name}
    </button>
  );
};

interface ViewMenuProps {
  readonly form: string;
  readonly view: RecordView;
  readonly settings: ViewSettings;
  readonly isAsKept: boolean;
  readonly onGone: () => void;
}

const ViewMenu = ({ form, view, settings, isAsKept, onGone }: ViewMenuProps) => {
  const t = useText();
  const change = useChange(changeView, [listViews]);
  const remove = useChange(deleteView, [listViews]);
  const { id, name, shared, version } = view;
  const params = { form, id };
  const items = [
    {
      key: 'update',
      label: t(texts.updateView),
      disabled: isAsKept,
      onClick: () => {
        change
          .mutateAsync({ params, body: { name, shared, settings, version } })
          .then(() => showToast({ text: t(texts.viewSaved, { name }) }), tellFailure);
      },
    },
    {
      key: 'remove',
      label: t(texts.removeView),
      danger: true,
      onClick: () => {
        remove.mutateAsync({ params }).then(() => {
          showToast({ text: t(texts.viewRemoved, { name }) });
          onGone();
        }, tellFailure);
      },
    },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <button type="button" aria-label={t(texts.more2)}>
        <Ellipsis size={15} />
      </button>
    </Dropdown>
  );
};

interface SaveViewProps {
  readonly form: string;
  readonly settings: ViewSettings;
  readonly mayShare: boolean;
  readonly onSaved: (id: string) => void;
}

const SaveView = ({ form, settings, mayShare, onSaved }: SaveViewProps) => {
  const t = useText();
  const create = useChange(createView, [listViews]);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [fault, setFault] = useState<string>();
  const save = () => {
    const body = { name: name.trim(), shared, settings };
    if (body.name === '' || create.isPending) return;
    create.mutateAsync({ params: { form }, body }).then(
      ({ id }) => {
        showToast({ text: t(texts.viewSaved, { name: body.name }) });
        setOpen(false);
        onSaved(id);
      },
      (error: unknown) => setFault(failureText(error)),
    );
  };
  const content = (
    <form className="save-view" action={save}>
      <Input
        aria-label={t(texts.viewName)}
        placeholder={t(texts.viewName)}
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      {mayShare && (
        <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
          {t(texts.viewShared)}
        </Checkbox>
      )}
      {fault !== undefined && <p className="field-error">{fault}</p>}
      <Button type="primary" htmlType="submit" loading={create.isPending} disabled={name.trim() === ''}>
        {t(texts.save)}
      </Button>
    </form>
  );
  return (
    <Popover
      trigger="click"
      arrow={false}
      placement="bottomLeft"
      open={isOpen}
      onOpenChange={setOpen}
      content={content}
    >
      <button type="button" className="view-save">
        <BookmarkPlus size={14} strokeWidth={1.75} />
        {t(texts.saveView)}
      </button>
    </Popover>
  );
};
