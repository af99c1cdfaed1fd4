import type { LayoutNode } from '@yuanliu/core/forms';
import { memo, useSyncExternalStore } from 'react';
import { idOfNode } from '../drawing/layout-boxes.ts';
import type { BoxId } from '../drawing/part-id.ts';
import { useDesigner } from '../state/designer.ts';
import { DescriptionPart } from './DescriptionPart.tsx';
import { FieldPart } from './FieldPart.tsx';
import { SectionPart } from './SectionPart.tsx';
import { TabsPart } from './TabsPart.tsx';

interface BoxBodyProps {
  readonly box: BoxId;
  readonly nodes: readonly LayoutNode[];
  /** What an empty box says. */
  readonly hint: string;
}

/** Whether what is carried would land at the end of a box. */
export const useIsEndOf = (box: BoxId): boolean => {
  const { carried } = useDesigner();
  return useSyncExternalStore(carried.subscribe, () => {
    const spot = carried.get()?.spot;
    return spot?.box === box && spot.before === undefined;
  });
};

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
  switch (node.kind) {
    case 'field':
      return <FieldPart id={node.key} span={node.span} />;
    case 'section':
      return <SectionPart node={node} />;
    case 'tabs':
      return <TabsPart node={node} />;
    case 'description':
      return <DescriptionPart node={node} />;
  }
});
