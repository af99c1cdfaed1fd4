/**
 * The river of the sign-in page: stream lines that spring from thin tributaries, gather, meander and open into the
 * sea. Pure geometry; the page only draws the paths.
 */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** The square in which the river is drawn, in units of its viewBox. */
export const riverBox = { width: 1000, height: 800 } as const;

/** The middle of the river at `t`, from the source (0) to the sea (1). */
export const riverMiddle = (t: number): Point => ({
  x: -30 + 1080 * Math.max(0, t) ** 0.92,
  y: 130 + 430 * t + Math.sin(t * Math.PI * 2.35 + 0.35) * 92 * (1 - t * 0.45),
});

const widthAt = (t: number): number => 10 + 46 * t + 470 * t ** 4.2;

const normalAt = (t: number): Point => {
  const [before, after] = [riverMiddle(t - 0.004), riverMiddle(t + 0.004)];
  const [dx, dy] = [after.x - before.x, after.y - before.y];
  const length = Math.hypot(dx, dy);
  return { x: -dy / length, y: dx / length };
};

const streamLine = (offset: number, from: number): string => {
  const points: string[] = [];
  const steps = 56;
  for (let step = 0; step <= steps; step++) {
    const t = from + ((1 - from) * step) / steps;
    const [middle, normal] = [riverMiddle(t), normalAt(t)];
    // Where the water is wide a line trembles a little, each in its own rhythm.
    const tremble = Math.sin(t * 19 + offset * 7) * widthAt(t) * 0.012 * t;
    const reach = (offset * widthAt(t)) / 2 + tremble;
    points.push(`${(middle.x + normal.x * reach).toFixed(1)} ${(middle.y + normal.y * reach).toFixed(1)}`);
  }
  return `M${points.join('L')}`;
};

const lineCount = 34;

/** The stream lines; those in the middle start at the source, those at the banks join later. */
export const streamLines: readonly string[] = Array.from({ length: lineCount }, (_, index) => {
  const offset = (2 * index) / (lineCount - 1) - 1;
  const from = index % 4 === 0 ? 0 : 0.12 + 0.5 * Math.abs(Math.sin(index * 2.3));
  return streamLine(offset, from);
});

/** A brook that joins the river at `t`, coming from `from`. */
const tributary = ({ from, bend, t }: { from: Point; bend: Point; t: number }): string => {
  const [mouth, upstream] = [riverMiddle(t), riverMiddle(t - 0.1)];
  return `M${from.x} ${from.y}C${bend.x} ${bend.y} ${upstream.x.toFixed(1)} ${upstream.y.toFixed(1)} ${mouth.x.toFixed(1)} ${mouth.y.toFixed(1)}`;
};

/** The brooks that feed it: materials on their way to a product. */
export const tributaries: readonly string[] = [
  tributary({ from: { x: 120, y: -20 }, bend: { x: 90, y: 120 }, t: 0.2 }),
  tributary({ from: { x: -20, y: 360 }, bend: { x: 120, y: 330 }, t: 0.3 }),
  tributary({ from: { x: 420, y: -20 }, bend: { x: 360, y: 130 }, t: 0.46 }),
  tributary({ from: { x: -20, y: 520 }, bend: { x: 190, y: 560 }, t: 0.5 }),
  tributary({ from: { x: 610, y: -20 }, bend: { x: 590, y: 160 }, t: 0.6 }),
];
