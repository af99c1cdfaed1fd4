import { z } from 'zod';
import { ofForm } from './record-shape.ts';

/** A sentence in both languages. */
export const sentence = z.object({ zh: z.string(), en: z.string() });

/** Where a job stands. */
export const transferStates = ['waiting', 'running', 'done', 'failed'] as const;

/** An import or export of a form in an address. */
export const ofTransfer = ofForm.extend({ id: z.uuid() });

/** The languages of a file. */
export const fileLanguage = z.enum(['zh', 'en']).default('zh');
