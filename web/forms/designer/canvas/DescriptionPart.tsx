import type { LayoutNode } from '@yuanliu/core/forms';
import { memo } from 'react';
import { nodeId } from '../drawing/part-id.ts';
import { PartTools } from './PartTools.tsx';
import { usePart } from './use-part.ts';

type Description = Extract<LayoutNode, { readonly kind: 'description' }>;

/** A text among the fields. */
export const DescriptionPart = memo(({ node }: { readonly node: Description }) => {
  const id = nodeId(node.key);
  const part = usePart(id, node.text.zh);
  return (
    <div {...part} className={`${part.className} part-description`}>
      <p>{node.text.zh}</p>
      <PartTools id={id} />
    </div>
  );
});
