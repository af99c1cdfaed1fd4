import type { BenchCase } from './case.ts';
export const audit: BenchCase = { name: 'audit', run: async () => [] };
