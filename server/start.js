import { enableCompileCache } from 'node:module';
import path from 'node:path';

// Plain JavaScript on purpose. Node keeps what loading makes of the sources behind this line, so from the second
// start on the type stripper stays out of the process: it is 15 MB smaller and starts sooner.
enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/yuanliu'));
await import('./main.ts');
