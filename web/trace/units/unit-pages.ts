import { seeUnits } from '@yuanliu/core/trace';
import { Boxes } from 'lucide-react';
import type { Page } from '../../lib/page.ts';
import { unitTexts } from '../unit-texts.ts';

/** The finding of units, and one unit. */
export const unitPages: readonly Page[] = [
  {
    path: '/units',
    title: unitTexts.find.title,
    icon: Boxes,
    section: 'trace',
    words: ['danyuan', 'pici', 'suyuan', 'zhuizong', '批次', '单品', '溯源', '追踪', '库存', 'lot', 'stock'],
    needs: seeUnits,
    load: async () => (await import('./UnitsPage.tsx')).UnitsPage,
  },
  {
    path: '/units/$nr',
    title: { zh: '追溯单元', en: 'Unit' },
    icon: Boxes,
    needs: seeUnits,
    load: async () => (await import('./UnitPage.tsx')).UnitPage,
  },
];
