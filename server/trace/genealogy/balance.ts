import {
  canonicalDecimal,
  compareDecimals,
  isPositive,
  least,
  minus,
  plus,
  roleCode,
  type TraceBalance,
} from '@yuanliu/core/trace';
import type { EventFacts, Incidence } from './neighbourhood.ts';

/** The running books of one unit in one unit of measure. */
interface Book {
  in: string;
  out: string;
  samples: string;
  loss: string;
  adjustments: string;
  /** Shipped and not received again. */
  transit: string;
  readonly stock: Map<string, string>;
}

/** The last word of a CBV step: `https://ref.gs1.org/cbv/BizStep-shipping` is `shipping`. */
const stepName = (step: string | null): string => /BizStep-(\w+)$/.exec(step ?? '')?.[1] ?? '';

/**
 * What came of a unit, for each unit of measure by itself. `lines` are its own in the order of the world; those
 * without a quantity tell nothing. Counting sets the stock of its place; receiving takes back what was shipped, and
 * what comes in beyond that is new to us.
 */
export const balancesOf = (
  lines: readonly Incidence[],
  eventOf: (nr: number) => EventFacts | undefined,
): TraceBalance[] => {
  const books = new Map<string, Book>();
  for (const line of lines) {
    const event = eventOf(line.event);
    if (line.quantity === null || line.role === roleCode.member || event === undefined) continue;
    if (line.role === roleCode.parent || line.role === roleCode.child) continue;
    const uom = line.uom ?? '';
    const book = books.get(uom) ?? openBook();
    books.set(uom, book);
    enter(book, { quantity: canonicalDecimal(line.quantity), line, event });
  }
  return [...books].map(([uom, book]) => closed(uom, book)).toSorted((a, b) => (a.uom < b.uom ? -1 : 1));
};

const openBook = (): Book => ({
  in: '0',
  out: '0',
  samples: '0',
  loss: '0',
  adjustments: '0',
  transit: '0',
  stock: new Map(),
});

interface Entry {
  readonly quantity: string;
  readonly line: Incidence;
  readonly event: EventFacts;
}

const enter = (book: Book, { quantity, line, event }: Entry): void => {
  const place = event.location ?? event.readPoint ?? '';
  const there = book.stock.get(place) ?? '0';
  const put = (amount: string): void => {
    book.stock.set(place, plus(there, amount));
  };
  const step = stepName(event.step);
  if (line.role === roleCode.output) {
    book.in = plus(book.in, quantity);
    put(quantity);
  } else if (step === 'sampling' || step === 'destroying') {
    const sum = step === 'sampling' ? 'samples' : 'loss';
    book[sum] = plus(book[sum], quantity);
    put(minus('0', quantity));
  } else if (line.role === roleCode.input) {
    book.out = plus(book.out, quantity);
    put(minus('0', quantity));
  } else if (step === 'shipping') {
    book.out = plus(book.out, quantity);
    book.transit = plus(book.transit, quantity);
    put(minus('0', quantity));
  } else if (step === 'receiving') {
    const back = least(quantity, book.transit);
    book.transit = minus(book.transit, back);
    book.out = minus(book.out, back);
    book.in = plus(book.in, minus(quantity, back));
    put(quantity);
  } else if (step === 'stock_taking' || step === 'cycle_counting') {
    book.adjustments = plus(book.adjustments, minus(there, quantity));
    book.stock.set(place, quantity);
  }
};

const closed = (uom: string, book: Book): TraceBalance => {
  const stock = [...book.stock.values()].reduce(plus, '0');
  const isShort = compareDecimals(stock, '0') < 0;
  const { in: came, out, samples, loss, adjustments } = book;
  return {
    uom,
    in: came,
    out,
    samples,
    loss,
    adjustments,
    onHand: isShort ? '0' : stock,
    unexplained: isShort ? stock : '0',
  };
};

/** A fill of a vessel: what it was charged with on top of the heel, what was drawn, and what passed on. */
export interface FillLevel {
  readonly balances: TraceBalance[];
  /** What went on to the next fill; null where the levels do not tell. */
  readonly heel: { readonly quantity: string; readonly uom: string } | null;
}

/**
 * The fills of a vessel by the event that opened each. `moments` are charges, draws and verified cleanings in the
 * order of the world. Tells nothing unless all have a quantity in one unit of measure.
 */
export const fillLevels = (
  moments: readonly { readonly line: Incidence; readonly isCleaning: boolean }[],
): ReadonlyMap<number, FillLevel> => {
  const moved = moments.filter(({ line }) => line.isVessel && line.role <= roleCode.output);
  const uoms = new Set(moved.map(({ line }) => line.uom ?? ''));
  const [uom] = uoms;
  if (uom === undefined || uoms.size > 1 || moved.some(({ line }) => line.quantity === null))
    return new Map();
  const levels = new Map<number, FillLevel>();
  let open: { event: number; in: string; out: string } | undefined;
  const close = (end: 'heel' | 'cleaned' | 'now'): string => {
    if (open === undefined) return '0';
    const rest = minus(open.in, open.out);
    const isShort = !isPositive(rest) && rest !== '0';
    const left = isShort ? '0' : rest;
    levels.set(open.event, {
      balances: [
        {
          uom,
          in: open.in,
          samples: '0',
          adjustments: '0',
          out: end === 'heel' ? plus(open.out, left) : open.out,
          onHand: end === 'now' ? left : '0',
          loss: end === 'cleaned' ? left : '0',
          unexplained: isShort ? rest : '0',
        },
      ],
      heel: end === 'heel' ? { quantity: left, uom } : null,
    });
    open = undefined;
    return left;
  };
  for (const { line, isCleaning } of moments) {
    if (isCleaning) close('cleaned');
    if (!line.isVessel || line.quantity === null) continue;
    const quantity = canonicalDecimal(line.quantity);
    if (line.role === roleCode.output)
      open = { event: line.event, in: plus(quantity, close('heel')), out: '0' };
    else if (line.role === roleCode.input && open !== undefined) open.out = plus(open.out, quantity);
  }
  close('now');
  return levels;
};
