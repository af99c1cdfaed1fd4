import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';

// Plain JavaScript on purpose. Node keeps what loading makes of the sources behind enableCompileCache, so that the
// type stripper stays out of the process: it is 15 MB smaller and starts sooner. At the very first start another
// process with the same options loads the sources once, so that this one finds them kept already.
const kept = path.join(import.meta.dirname, '../node_modules/.cache/yuanliu');
const isFirst = process.argv[2] !== 'load' && !existsSync(kept);
if (isFirst) spawnSync(process.execPath, [...process.execArgv, import.meta.filename, 'load']);
enableCompileCache(kept);
await import('./main.ts');
