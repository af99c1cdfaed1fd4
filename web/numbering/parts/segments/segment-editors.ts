import { checkSegments, type Segment } from '@yuanliu/core/numbering';
import { type Language, Problem } from '@yuanliu/core/platform';
import { constantEditor } from './constant-editor.tsx';
import { counterEditor } from './counter-editor.tsx';
import { dateEditor } from './date-editor.tsx';
import type { SegmentEditor } from './segment-editor.ts';

/** How segments are edited, in the order of the palette. A new kind is a file of its own and a line here. */
export const segmentEditors: readonly SegmentEditor[] = [constantEditor, dateEditor, counterEditor];

/** The editor of a kind. */
export const editorOf = (kind: Segment['kind']): SegmentEditor => {
  const editor = segmentEditors.find((each) => each.kind === kind);
  if (editor === undefined) throw new Error(`No segment editor '${kind}' is registered.`);
  return editor;
};

/** What is wrong with one of the segments or with all of them together, as one sentence; undefined where nothing is. */
export const segmentsFault = (segments: readonly Segment[], language: Language): string | undefined => {
  for (const segment of segments) {
    const fault = editorOf(segment.kind).fault(segment);
    if (fault !== undefined) return fault[language];
  }
  try {
    checkSegments(segments);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.sentence(language);
    throw error;
  }
};
