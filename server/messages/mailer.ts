/** A mail as it is sent: plain text and HTML say the same. */
export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Local part of the Message-ID; the same for every attempt, so that servers can drop a repetition. */
  readonly id: string;
}

/** Hands mails to a mail server; throws `Undeliverable` where the server refuses the recipient or the mail for good. */
export interface Mailer {
  readonly send: (mail: Mail) => Promise<void>;
}
