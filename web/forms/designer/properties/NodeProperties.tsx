import type { FormText, LayoutNode } from '@yuanliu/core/forms';
import { Button } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { changeNode } from '../drawing/edit-field.ts';
import type { PartId } from '../drawing/part-id.ts';
import { change } from '../state/actions.ts';
import { useDesigner } from '../state/designer.ts';
import { useNode } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';
import { PartIssues } from './PartIssues.tsx';
import { FlagProperty, TextProperty } from './PropertyInputs.tsx';

const words = texts.properties;

/** What can be said of a section, of tabs, of a text among the fields. */
export const NodeProperties = ({ id }: { readonly id: PartId }) => {
  const t = useText();
  const designer = useDesigner();
  const node = useNode(id);
  const fresh = useStore(designer.fresh);
  const [isFresh] = useState(fresh === id);
  if (node === undefined || node.kind === 'field') return null;
  const edit = (next: (node: LayoutNode) => LayoutNode, about?: string): void =>
    change(designer, (definition) => changeNode(definition, id, next), about && `${id} ${about}`);
  return (
    <>
      <header className="properties-head">
        <h2>{t(words.kinds[node.kind])}</h2>
      </header>
      <PartIssues id={id} />
      {node.kind === 'section' && <SectionFields node={node} isFresh={isFresh} onChange={edit} />}
      {node.kind === 'tabs' && <TabsFields node={node} onChange={edit} />}
      {node.kind === 'description' && (
        <TextProperty
          label={t(words.text)}
          value={node.text}
          isRequired
          isLong
          isFresh={isFresh}
          onChange={(text) => {
            if (text !== undefined) edit(() => ({ ...node, text }), 'text');
          }}
        />
      )}
    </>
  );
};

interface NodeFieldsProps<K extends LayoutNode['kind']> {
  readonly node: Extract<LayoutNode, { readonly kind: K }>;
  readonly onChange: (next: (node: LayoutNode) => LayoutNode, about?: string) => void;
}

const SectionFields = (props: NodeFieldsProps<'section'> & { readonly isFresh: boolean }) => {
  const { node, isFresh, onChange } = props;
  const t = useText();
  const { title: _, ...untitled } = node;
  return (
    <>
      <TextProperty
        label={t(words.sectionTitle)}
        value={node.title}
        isFresh={isFresh}
        onChange={(title) => onChange(() => (title === undefined ? untitled : { ...node, title }), 'title')}
      />
      <FlagProperty
        label={t(words.folded)}
        value={node.folded === true}
        onChange={(folded) => onChange(() => ({ ...node, folded }))}
      />
    </>
  );
};

const TabsFields = ({ node, onChange }: NodeFieldsProps<'tabs'>) => {
  const t = useText();
  const { tabs } = node;
  const title = (index: number, text: FormText): void => {
    const tab = tabs[index];
    if (tab === undefined) return;
    onChange(() => ({ ...node, tabs: tabs.with(index, { ...tab, title: text }) }), `tab ${index}`);
  };
  return (
    <>
      {tabs.map((tab, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- tabs have no identity besides their place
        <div className="tab-row" key={index}>
          <TextProperty
            label={t(words.tab, { number: index + 1 })}
            value={tab.title}
            isRequired
            onChange={(text) => {
              if (text !== undefined) title(index, text);
            }}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={t(words.removeTab, { number: index + 1 })}
            // What stands in it would go unseen.
            disabled={tabs.length === 1 || tab.children.length > 0}
            title={tab.children.length > 0 ? t(words.tabFull) : t(words.removeTab, { number: index + 1 })}
            onClick={() => onChange(() => ({ ...node, tabs: tabs.toSpliced(index, 1) }))}
          >
            <Trash2 size={14} />
          </button>
        </div>
      ))}
      <Button
        size="small"
        icon={<Plus size={14} />}
        disabled={tabs.length >= 20}
        onClick={() =>
          onChange(() => ({
            ...node,
            tabs: [...tabs, { title: { zh: t(words.tab, { number: tabs.length + 1 }) }, children: [] }],
          }))
        }
      >
        {t(words.addTab)}
      </Button>
    </>
  );
};
