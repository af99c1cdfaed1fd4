import { fieldKeysOf, type LayoutNode, textIn } from '@yuanliu/core/forms';
import { ChevronDown } from 'lucide-react';
import { type ComponentType, useId, useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import './layout.css';

/** What a layout asks of whatever it arranges. */
export interface LayoutPlaces {
  /** Draws a field in its place; nothing where it is not there. */
  readonly Field: ComponentType<{ readonly field: string; readonly span: number }>;
  /** Which of these fields are there now. */
  readonly present: (keys: readonly string[]) => readonly string[];
  /** How many things must be mended among these fields, for the tabs that hide them. */
  readonly faults: (keys: readonly string[]) => number;
}

interface LayoutProps extends LayoutPlaces {
  readonly nodes: readonly LayoutNode[];
}

/** Fields as their author arranged them: lines of twelve columns, sections, tabs; on a phone one below the other. */
export const Layout = ({ nodes, ...places }: LayoutProps) => (
  <div className="layout">
    {nodes.map((node) => (
      <Node key={`${node.kind}.${node.key}`} node={node} {...places} />
    ))}
  </div>
);

interface NodeProps<N> extends LayoutPlaces {
  readonly node: N;
}

const Node = ({ node, ...places }: NodeProps<LayoutNode>) => {
  switch (node.kind) {
    case 'field':
      return <places.Field field={node.key} span={node.span} />;
    case 'section':
      return <Section node={node} {...places} />;
    case 'tabs':
      return <Tabs node={node} {...places} />;
    case 'description':
      return <Description node={node} />;
  }
};

type NodeOf<K extends LayoutNode['kind']> = Extract<LayoutNode, { kind: K }>;

const Description = ({ node: { text } }: { readonly node: NodeOf<'description'> }) => {
  const language = useLanguage();
  return <p className="layout-description">{textIn(text, language)}</p>;
};

const isEmpty = (nodes: readonly LayoutNode[], { present }: LayoutPlaces): boolean => {
  const keys = fieldKeysOf(nodes);
  return keys.length > 0 && present(keys).length === 0;
};

const Section = ({ node, ...places }: NodeProps<NodeOf<'section'>>) => {
  const language = useLanguage();
  const [isFolded, setFolded] = useState(node.folded === true);
  const titleId = useId();
  const faults = places.faults(fieldKeysOf(node.children));
  if (isEmpty(node.children, places)) return null;
  // A fault may not hide.
  const isOpen = !isFolded || faults > 0;
  return (
    <section className="layout-section" aria-labelledby={titleId}>
      {node.title !== undefined && (
        <h2 id={titleId}>
          <button type="button" aria-expanded={isOpen} onClick={() => setFolded(isOpen)}>
            {textIn(node.title, language)}
            <ChevronDown size={16} strokeWidth={1.75} />
          </button>
        </h2>
      )}
      {isOpen && <Layout nodes={node.children} {...places} />}
    </section>
  );
};

const Tabs = ({ node, ...places }: NodeProps<NodeOf<'tabs'>>) => {
  const language = useLanguage();
  const id = useId();
  const shown = node.tabs
    .map((tab, index) => ({ ...tab, index }))
    .filter(({ children }) => !isEmpty(children, places));
  const [chosen, setChosen] = useState(0);
  const open = shown.find(({ index }) => index === chosen) ?? shown[0];
  if (open === undefined) return null;
  const move = (step: number) => {
    const at = shown.findIndex(({ index }) => index === open.index);
    const next = shown[(at + step + shown.length) % shown.length];
    if (next === undefined) return;
    setChosen(next.index);
    document.getElementById(`${id}${next.index}`)?.focus();
  };
  return (
    <div className="layout-tabs">
      <div
        role="tablist"
        tabIndex={-1}
        className="layout-tab-list"
        onKeyDown={({ key }) => {
          if (key === 'ArrowRight') move(1);
          if (key === 'ArrowLeft') move(-1);
        }}
      >
        {shown.map(({ title, children, index }) => {
          const faults = places.faults(fieldKeysOf(children));
          return (
            <button
              key={index}
              id={`${id}${index}`}
              type="button"
              role="tab"
              aria-selected={index === open.index}
              tabIndex={index === open.index ? 0 : -1}
              data-fields={fieldKeysOf(children).join(' ')}
              onClick={() => setChosen(index)}
            >
              {textIn(title, language)}
              {faults > 0 && <span className="tab-faults">{faults}</span>}
            </button>
          );
        })}
      </div>
      <div role="tabpanel" aria-labelledby={`${id}${open.index}`} className="layout-tab">
        <Layout nodes={open.children} {...places} />
      </div>
    </div>
  );
};
