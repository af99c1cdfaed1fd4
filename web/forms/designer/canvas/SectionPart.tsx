import type { LayoutNode } from '@yuanliu/core/forms';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { useText } from '../../../lib/text.ts';
import { nodeId } from '../drawing/part-id.ts';
import { texts } from '../texts.ts';
import { BoxBody } from './BoxBody.tsx';
import { PartTools } from './PartTools.tsx';
import { usePart } from './use-part.ts';

type Section = Extract<LayoutNode, { readonly kind: 'section' }>;

/** A section on the canvas with what stands in it. */
export const SectionPart = memo(({ node }: { readonly node: Section }) => {
  const t = useText();
  const id = nodeId(node.key);
  const title = node.title?.zh ?? '';
  const Fold = node.folded === true ? ChevronRight : ChevronDown;
  const part = usePart(id, title);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- focusable, and named by its text
    <div {...part} className={`${part.className} part-box`}>
      <div className="box-title">
        <Fold size={15} strokeWidth={1.75} aria-hidden />
        {title === '' ? <span className="quiet">{t(texts.canvas.untitled)}</span> : title}
      </div>
      <BoxBody box={id} nodes={node.children} hint={t(texts.canvas.emptyBox)} />
      <PartTools id={id} />
    </div>
  );
});
