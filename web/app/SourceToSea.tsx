import type { Text } from '@yuanliu/core/platform';
import { useText } from '../lib/text.ts';
import { riverBox, riverMiddle, streamLines, tributaries } from './river-lines.ts';

interface Station {
  readonly t: number;
  readonly text: Text;
  readonly side: 'above' | 'below';
}

const stations: readonly Station[] = [
  { t: 0.1, text: { zh: '原料', en: 'Material' }, side: 'below' },
  { t: 0.24, text: { zh: '投料', en: 'Issue' }, side: 'above' },
  { t: 0.38, text: { zh: '生产', en: 'Making' }, side: 'above' },
  { t: 0.51, text: { zh: '赋码', en: 'Coding' }, side: 'above' },
  { t: 0.64, text: { zh: '入库', en: 'Stock' }, side: 'below' },
  { t: 0.77, text: { zh: '经销', en: 'Dealers' }, side: 'below' },
  { t: 0.9, text: { zh: '扫码', en: 'Scan' }, side: 'above' },
];

/** The river from source to sea with the stations of a product on it; decoration, hidden from screen readers. */
export const SourceToSea = () => {
  const t = useText();
  return (
    <svg
      className="river"
      viewBox={`0 0 ${riverBox.width} ${riverBox.height}`}
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
    >
      <g className="river-lines">
        {streamLines.map((path) => (
          <path key={path} d={path} />
        ))}
      </g>
      <g className="river-brooks">
        {tributaries.map((path) => (
          <path key={path} d={path} />
        ))}
      </g>
      {stations.map((station) => {
        const { x, y } = riverMiddle(station.t);
        return (
          <g key={station.t} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <circle className="river-station" r="5" />
            <text className="river-word" y={station.side === 'above' ? -16 : 28} textAnchor="middle">
              {t(station.text)}
            </text>
          </g>
        );
      })}
    </svg>
  );
};
