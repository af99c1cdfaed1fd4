import type { Text } from '@yuanliu/core/platform';
import { useText } from '../../lib/text.ts';
import { texts } from '../texts.ts';

const stations: readonly Text[] = [
  { zh: '入厂', en: 'Receipt' },
  { zh: '投料', en: 'Issue' },
  { zh: '生产', en: 'Making' },
  { zh: '检验', en: 'Inspection' },
  { zh: '赋码', en: 'Coding' },
  { zh: '入库', en: 'Stock-in' },
  { zh: '出库', en: 'Shipping' },
  { zh: '扫码', en: 'Scans' },
];

const [left, width, height] = [0, 960, 96];
const xOf = (index: number): number => 60 + (index * (width - 120)) / (stations.length - 1);
const yOf = (x: number): number => 40 + Math.sin((x / width) * Math.PI * 2.6) * 9;

/** A line of the river at `offset` times its width, which grows from the source to the sea. */
const bank = (offset: number): string => {
  const points = Array.from({ length: 49 }, (_, step) => {
    const x = left + (step * width) / 48;
    return `${x.toFixed(0)} ${(yOf(x) + offset * (2 + (x / width) ** 1.6 * 22)).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
};
const lines = [-1, -0.6, -0.2, 0.2, 0.6, 1].map(bank);

/** The chain of today, station by station. Until steps are bound it says what will stand here. */
export const ChainToday = () => {
  const t = useText();
  return (
    <section className="home-chain" aria-labelledby="home-chain">
      <h2 id="home-chain">{t(texts.home.chain)}</h2>
      <div className="home-river">
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid meet" aria-hidden="true">
          {lines.map((line) => (
            <path key={line} d={line} />
          ))}
          {stations.map((station, index) => (
            <g
              key={station.en}
              transform={`translate(${xOf(index).toFixed(0)} ${yOf(xOf(index)).toFixed(1)})`}
            >
              <circle r="4.5" />
              <text y="44" textAnchor="middle">
                {t(station)}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <p className="quiet">{t(texts.home.chainMore)}</p>
    </section>
  );
};
