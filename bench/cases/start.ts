import type { BenchCase } from './case.ts';
export const start: BenchCase = { name: 'start', run: async () => [] };
