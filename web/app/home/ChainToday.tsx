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

/** The river is drawn on 100 × 96: percent of the width, pixels of the height. */
const yOf = (x: number): number => 46 + Math.sin((x / 100) * Math.PI * 2.6) * 10;
const xOf = (index: number): number => 6 + (index * 88) / (stations.length - 1);

/** A line of the river at `offset` of its half width, which grows from the source to the sea. */
const line = (offset: number): string => {
  const points = Array.from({ length: 65 }, (_, step) => {
    const x = (step * 100) / 64;
    return `${x.toFixed(1)} ${(yOf(x) + offset * (1.5 + (x / 100) ** 1.6 * 26)).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
};
const lines = [-1, -0.72, -0.44, -0.16, 0.16, 0.44, 0.72, 1].map(line);

/** The chain of today, station by station. Until steps are bound it says what will stand here. */
export const ChainToday = () => {
  const t = useText();
  return (
    <section className="home-chain" aria-labelledby="home-chain">
      <h2 id="home-chain">{t(texts.home.chain)}</h2>
      <p className="quiet">{t(texts.home.chainMore)}</p>
      <div className="home-river" aria-hidden="true">
        <svg viewBox="0 0 100 96" preserveAspectRatio="none">
          {lines.map((path) => (
            <path key={path} d={path} />
          ))}
        </svg>
        {stations.map((station, index) => {
          const [x, y] = [xOf(index), yOf(xOf(index))];
          return (
            <div key={station.en} className="home-station" style={{ left: `${x}%`, top: y, height: 132 - y }}>
              <span>{t(station)}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
};
