import { seeUnits } from '@yuanliu/core/trace';
import { ShieldAlert } from 'lucide-react';
import type { Page } from '../../lib/page.ts';
import { anomalyTexts } from '../anomaly-texts.ts';

/** What the books do not add up in, to be worked off. */
export const anomaliesPage: Page = {
  path: '/anomalies',
  title: anomalyTexts.title,
  icon: ShieldAlert,
  section: 'trace',
  words: ['yichang', '冲突', '规则', 'conflicts', 'integrity'],
  needs: seeUnits,
  load: async () => (await import('./AnomaliesPage.tsx')).AnomaliesPage,
};
