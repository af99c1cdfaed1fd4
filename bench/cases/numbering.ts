import type { BenchCase } from './case.ts';
export const numbering: BenchCase = { name: 'numbering', run: async () => [] };
