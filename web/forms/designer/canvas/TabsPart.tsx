import type { LayoutNode } from '@yuanliu/core/forms';
import { type ReactNode, useState } from 'react';
import { nodeId } from '../drawing/part-id.ts';
import { PartTools } from './PartTools.tsx';
import { usePart } from './use-part.ts';

type Tabs = Extract<LayoutNode, { readonly kind: 'tabs' }>;

interface TabsPartProps {
  readonly node: Tabs;
  readonly renderBody: (open: number) => ReactNode;
}

/** Tabs on the canvas; the one that is open takes what is dropped. A part held over a tab opens it. */
export const TabsPart = ({ node, renderBody }: TabsPartProps) => {
  const [chosen, choose] = useState(0);
  const open = Math.min(chosen, node.tabs.length - 1);
  const id = nodeId(node.key);
  const part = usePart(id, node.tabs.map(({ title }) => title.zh).join(' / '));
  return (
    <div {...part} className={`${part.className} part-box`}>
      <div className="box-tabs" role="tablist">
        {node.tabs.map(({ title }, index) => (
          <button
            // oxlint-disable-next-line react/no-array-index-key -- tabs have no identity besides their place
            key={index}
            type="button"
            role="tab"
            aria-selected={index === open}
            onClick={() => choose(index)}
            onPointerEnter={({ buttons }) => {
              if (buttons === 1) choose(index);
            }}
          >
            {title.zh}
          </button>
        ))}
      </div>
      {renderBody(open)}
      <PartTools id={id} />
    </div>
  );
};
