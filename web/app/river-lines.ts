/**
 * The river of the sign-in page: brooks that spring here and there, gather, meander and open into the sea, drawn
 * as stream lines. Pure geometry; the page only draws the paths.
 */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** The square in which the river is drawn, in units of its viewBox. */
export const riverBox = { width: 1000, height: 940 } as const;

/** Lines run on past the sea's end (1), so that none stops within the picture. */
const beyond = 1.14;

/** The middle of the river at `t`, from the source (0) to the sea (1). */
export const riverMiddle = (t: number): Point => ({
  x: 96 + 960 * t,
  y: 232 + 20 * t + 440 * Math.max(0, t) ** 2.1 + Math.sin(t * Math.PI * 2.3) * 62 * (1 - t * 0.5),
});

const widthAt = (t: number): number => 1.5 + 64 * t ** 0.8 + 520 * t ** 4.6;

const normalAt = (t: number): Point => {
  const [before, after] = [riverMiddle(t - 0.004), riverMiddle(t + 0.004)];
  const [dx, dy] = [after.x - before.x, after.y - before.y];
  const length = Math.hypot(dx, dy);
  return { x: -dy / length, y: dx / length };
};

/** The place at `offset` of the river's half width, −1 the left bank, 1 the right. */
const placeAt = (t: number, offset: number): Point => {
  const [middle, normal] = [riverMiddle(t), normalAt(t)];
  // Where the water is wide a line trembles a little, each in its own rhythm.
  const tremble = Math.sin(t * 19 + offset * 7) * widthAt(t) * 0.012 * t;
  const reach = (offset * widthAt(t)) / 2 + tremble;
  return { x: middle.x + normal.x * reach, y: middle.y + normal.y * reach };
};

const written = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** A line along the river from `from` to the sea. */
const along = (offset: number, from: number): string => {
  const length = beyond - from;
  const steps = Math.round(60 * length);
  const points = Array.from({ length: steps + 1 }, (_, step) =>
    written(placeAt(from + (length * step) / steps, offset)),
  );
  return points.join('L');
};

/** A brook: where it springs, where it meets the river, at which bank. */
interface Brook {
  readonly spring: Point;
  readonly bend: Point;
  readonly t: number;
  readonly bank: number;
}

const brooks: readonly Brook[] = [
  { spring: { x: 300, y: 96 }, bend: { x: 330, y: 210 }, t: 0.36, bank: -0.97 },
  { spring: { x: 150, y: 420 }, bend: { x: 250, y: 370 }, t: 0.34, bank: 0.97 },
  { spring: { x: 520, y: 120 }, bend: { x: 500, y: 200 }, t: 0.56, bank: -0.97 },
  { spring: { x: 330, y: 500 }, bend: { x: 440, y: 440 }, t: 0.55, bank: 0.97 },
  { spring: { x: 760, y: 170 }, bend: { x: 690, y: 250 }, t: 0.74, bank: -0.97 },
];

/** Runs into the river along its bank rather than against it, and then with it to the sea. */
const brookLines = ({ spring, bend, t, bank }: Brook): string[] =>
  [0, 1, 2].map((strand) => {
    const offset = bank - Math.sign(bank) * strand * 0.035;
    const [mouth, before] = [placeAt(t, offset), placeAt(t - 0.07, offset)];
    const middle = { x: bend.x + strand * 1.5, y: bend.y - Math.sign(bank) * strand * 1.5 };
    return `M${written(spring)}C${written(middle)} ${written(before)} ${written(mouth)}L${along(offset, t)}`;
  });

const lineCount = 27;

/** All lines: those of the main stream, then those of the brooks. */
export const streamLines: readonly string[] = [
  ...Array.from(
    { length: lineCount },
    (_, index) => `M${along(((2 * index) / (lineCount - 1) - 1) * 0.86, 0)}`,
  ),
  ...brooks.flatMap(brookLines),
];

/** Where water springs: the source of the main stream and those of the brooks. */
export const springs: readonly Point[] = [riverMiddle(0), ...brooks.map(({ spring }) => spring)];
