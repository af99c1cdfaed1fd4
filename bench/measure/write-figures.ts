import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Figure } from './figure.ts';
import type { Surroundings } from './surroundings.ts';

const file = path.join(import.meta.dirname, '../../BENCH.md');

const head = `# Measured

Written by \`npm run bench\`; the rules are in [bench/README.md](bench/README.md). A figure is worth what the machine
below is worth; what can be claimed is the ratio to the baseline that was run beside it.

| case | what | connections | ours | baseline | ratio | aim | command | load before | machine | day |
|---|---|---|---|---|---|---|---|---|---|---|
`;

/** Puts the figures of one case into BENCH.md in the place of its former ones. */
export const writeFigures = async (
  name: string,
  figures: readonly Figure[],
  around: Surroundings,
): Promise<void> => {
  const standing = await readFile(file, 'utf8').catch(() => head);
  const others = standing
    .split('\n')
    .filter((line) => line.startsWith('| `') && !line.startsWith(`| \`${name}\``));
  const lines = [...others, ...figures.map((figure) => lineOf(figure, around))];
  await writeFile(file, `${head}${lines.join('\n')}\n`);
};

const lineOf = (figure: Figure, { load, machine, versions, day }: Surroundings): string =>
  [
    `| \`${figure.name}\``,
    figure.remark === undefined ? figure.what : `${figure.what}; ${figure.remark}`,
    figure.connections ?? '',
    figure.ours,
    figure.baseline,
    figure.ratio === undefined ? '' : `${(figure.ratio * 100).toFixed(0)} %`,
    aimOf(figure),
    `\`npm run bench -- ${figure.name}\``,
    load.toFixed(1),
    `${machine}; ${versions}`,
    `${day} |`,
  ].join(' | ');

const aimOf = ({ aim, ratio, reached }: Figure): string => {
  if (aim === undefined) return '';
  if (typeof aim === 'string') return `${aim}${mark(reached)}`;
  return `≥ ${(aim * 100).toFixed(0)} %${mark(ratio === undefined ? undefined : ratio >= aim)}`;
};

const mark = (reached: boolean | undefined): string => {
  if (reached === undefined) return '';
  return reached ? ' ✓' : ' ✗';
};
