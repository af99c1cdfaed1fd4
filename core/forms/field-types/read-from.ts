/** One field of the one record that a relation field beside it points at. */
export interface ReadThrough {
  readonly kind: 'through';
  readonly through: string;
  readonly field: string;
}

/** A figure over the records of another form whose relation field `through` points here. */
export interface ReadOver {
  readonly kind: 'over';
  readonly form: string;
  readonly through: string;
  readonly way: 'count' | 'sum' | 'min' | 'max' | 'average';
  readonly field?: string | undefined;
  /** FEEL over a record of that form, which SQL can judge. */
  readonly where?: string | undefined;
}

/** From where a value comes that is stored nowhere. */
export type ReadFrom = ReadThrough | ReadOver;
