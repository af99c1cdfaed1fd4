/** A comment as it is read, with who wrote it and who was mentioned. */
export interface CommentRow {
  readonly id: string;
  readonly recordId: string;
  readonly body: string;
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly author: string | null;
  readonly changedAt: Date | null;
}
