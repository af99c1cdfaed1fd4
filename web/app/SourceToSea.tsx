import type { Text } from '@yuanliu/core/platform';
import { useText } from '../lib/text.ts';
import { riverBox, riverMiddle, springs, streamLines } from './river-lines.ts';

interface Station {
  readonly t: number;
  readonly text: Text;
  readonly side: 'above' | 'below';
}

const stations: readonly Station[] = [
  { t: 0.15, text: { zh: '原料', en: 'Material' }, side: 'above' },
  { t: 0.29, text: { zh: '投料', en: 'Issue' }, side: 'below' },
  { t: 0.43, text: { zh: '生产', en: 'Making' }, side: 'above' },
  { t: 0.55, text: { zh: '赋码', en: 'Coding' }, side: 'above' },
  { t: 0.67, text: { zh: '入库', en: 'Stock' }, side: 'above' },
  { t: 0.79, text: { zh: '经销', en: 'Dealers' }, side: 'below' },
  { t: 0.9, text: { zh: '扫码', en: 'Scan' }, side: 'below' },
];

/** The river from source to sea with the stations of a product on it; decoration, hidden from screen readers. */
export const SourceToSea = () => {
  const t = useText();
  return (
    <svg
      className="river"
      viewBox={`0 0 ${riverBox.width} ${riverBox.height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {streamLines.map((path) => (
        <path key={path} d={path} />
      ))}
      {springs.map(({ x, y }) => (
        <circle key={`${x},${y}`} className="river-spring" cx={x} cy={y} r="3" />
      ))}
      {stations.map((station) => {
        const { x, y } = riverMiddle(station.t);
        return (
          <g key={station.t} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <circle className="river-station" r="5.5" />
            <text className="river-word" y={station.side === 'above' ? -17 : 31} textAnchor="middle">
              {t(station.text)}
            </text>
          </g>
        );
      })}
    </svg>
  );
};
