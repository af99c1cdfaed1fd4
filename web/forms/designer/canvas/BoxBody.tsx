import type { LayoutNode } from '@yuanliu/core/forms';
import { memo } from 'react';
import { useText } from '../../../lib/text.ts';
import { idOfNode } from '../drawing/layout-boxes.ts';
import { type BoxId, nodeId } from '../drawing/part-id.ts';
import { texts } from '../texts.ts';
import { DescriptionPart } from './DescriptionPart.tsx';
import { FieldPart } from './FieldPart.tsx';
import { SectionPart } from './SectionPart.tsx';
import { TabsPart } from './TabsPart.tsx';
import { useIsEndOf } from './use-is-end.ts';

interface BoxBodyProps {
  readonly box: BoxId;
  readonly nodes: readonly LayoutNode[];
  /** What an empty box says. */
  readonly hint: string;
}

/** What stands in a box, on twelve columns. */
export const BoxBody = memo(({ box, nodes, hint }: BoxBodyProps) => {
  const isEnd = useIsEndOf(box);
  return (
    <div className={isEnd ? 'box-body is-end' : 'box-body'} data-box={box}>
      {nodes.map((node) => (
        <Part key={idOfNode(node)} node={node} />
      ))}
      {nodes.length === 0 && <p className="box-empty">{hint}</p>}
    </div>
  );
});

const Part = memo(({ node }: { readonly node: LayoutNode }) => {
  const t = useText();
  const hint = t(texts.canvas.emptyBox);
  switch (node.kind) {
    case 'field':
      return <FieldPart id={node.key} span={node.span} />;
    case 'section':
      return (
        <SectionPart node={node}>
          <BoxBody box={nodeId(node.key)} nodes={node.children} hint={hint} />
        </SectionPart>
      );
    case 'tabs':
      return (
        <TabsPart
          node={node}
          renderBody={(open) => (
            <BoxBody
              box={`${nodeId(node.key)}/${open}`}
              nodes={node.tabs[open]?.children ?? []}
              hint={hint}
            />
          )}
        />
      );
    case 'description':
      return <DescriptionPart node={node} />;
  }
});
