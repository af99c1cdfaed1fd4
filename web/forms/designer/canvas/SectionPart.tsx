import type { LayoutNode } from '@yuanliu/core/forms';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../../../lib/text.ts';
import { nodeId } from '../drawing/part-id.ts';
import { texts } from '../texts.ts';
import { PartTools } from './PartTools.tsx';
import { usePart } from './use-part.ts';

type Section = Extract<LayoutNode, { readonly kind: 'section' }>;

interface SectionPartProps {
  readonly node: Section;
  readonly children: ReactNode;
}

/** A section on the canvas with what stands in it. */
export const SectionPart = ({ node, children }: SectionPartProps) => {
  const t = useText();
  const id = nodeId(node.key);
  const title = node.title?.zh ?? '';
  const Fold = node.folded === true ? ChevronRight : ChevronDown;
  const part = usePart(id, title);
  return (
    <div {...part} className={`${part.className} part-box`}>
      <div className="box-title">
        <Fold size={15} strokeWidth={1.75} aria-hidden />
        {title === '' ? <span className="quiet">{t(texts.canvas.untitled)}</span> : title}
      </div>
      {children}
      <PartTools id={id} />
    </div>
  );
};
