/** A code, lot or document number in the face that tells 0 from O and 1 from l. */
export const Code = ({ children }: { readonly children: string }) => <span className="code">{children}</span>;
