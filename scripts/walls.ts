/**
 * Which import is allowed to run from where to where: the table of modules.ts read as a law.
 *
 * Paths are relative to the repository and written with `/`. The lint asks this file about every import
 * (scripts/lint-rules.ts); it holds no file names of its own, so a new module needs only its line in the table.
 */
import { extname, posix } from 'node:path';
import { type ModuleName, modules } from '../modules.ts';

/** What core may stand on besides itself: pure packages that do no input or output. */
const corePackages: readonly string[] = ['zod', 'decimal.js', 're2js'];

/** Folders that sit above every module of their workspace, next to the files at the workspace's top. */
const roofFolders: Readonly<Record<string, readonly string[]>> = {
  core: [],
  server: ['commands', 'seed', 'test'],
  web: ['app', 'public', 'test'],
};

/** Where a file stands. `tools` is everything outside the three workspaces: scripts, bench, configuration. */
type Place =
  | { readonly kind: 'module'; readonly workspace: string; readonly module: ModuleName }
  | { readonly kind: 'roof'; readonly workspace: string }
  | { readonly kind: 'lib' | 'ui'; readonly workspace: 'web' }
  | { readonly kind: 'tools'; readonly workspace: 'tools' }
  | { readonly kind: 'unknown'; readonly workspace: string; readonly folder: string };

/** Why `from` must not import `specifier`, in one sentence, or undefined when it may. */
export function importRefusal(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return relativeRefusal(from, specifier);
  if (specifier.startsWith('@yuanliu/')) return packageRefusal(from, specifier);
  return outsideRefusal(from, specifier);
}

/** Why `path` must not exist where it stands, or undefined when its folder has a line in the table. */
export function placeRefusal(path: string): string | undefined {
  const place = placeOf(path);
  if (place.kind !== 'unknown') return undefined;
  return `${place.workspace}/${place.folder} is no module: give it a line in modules.ts and a reason in docs/adr.`;
}

/** True for test files, which may also lean on server/test and the whole application. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

function placeOf(path: string): Place {
  const [workspace = '', folder = '', ...rest] = path.split('/');
  const roofs = roofFolders[workspace];
  if (roofs === undefined) return { kind: 'tools', workspace: 'tools' };
  if (rest.length === 0) {
    if (workspace === 'core' && !isTest(path)) return { kind: 'unknown', workspace, folder };
    return { kind: 'roof', workspace };
  }
  if (workspace === 'web' && (folder === 'lib' || folder === 'ui')) return { kind: folder, workspace };
  if (roofs.includes(folder)) return { kind: 'roof', workspace };
  if (isModule(folder)) return { kind: 'module', workspace, module: folder };
  return { kind: 'unknown', workspace, folder };
}

/** Packages from outside the repository, and Node's own modules. */
function outsideRefusal(from: string, specifier: string): string | undefined {
  const { workspace, kind } = placeOf(from);
  if (isTest(from)) return undefined;
  if (workspace === 'core' && !corePackages.includes(specifier)) {
    return `core is pure and stands on ${corePackages.join(', ')} alone: '${specifier}' belongs in the server or the web.`;
  }
  const isConfig = kind === 'roof' && from.endsWith('.config.ts');
  if (workspace === 'web' && specifier.startsWith('node:') && !isConfig) {
    return `The web runs in a browser, where '${specifier}' does not exist.`;
  }
  return undefined;
}

/** `@yuanliu/core/<module>` is the only name by which one workspace reaches another. */
function packageRefusal(from: string, specifier: string): string | undefined {
  const module = /^@yuanliu\/core\/([^/]+)$/.exec(specifier)?.[1];
  if (module === undefined) return `'${specifier}' is no door: import '@yuanliu/core/<module>'.`;
  if (placeOf(from).workspace === 'core') return `Inside core import '../${module}/index.ts'.`;
  return targetRefusal(from, `core/${module}/index.ts`);
}

function relativeRefusal(from: string, specifier: string): string | undefined {
  const path = specifier.replace(/\?.*$/, '');
  if (extname(path) === '')
    return `Write the file's name and ending: '${specifier}' leaves it to be guessed.`;
  const target = posix.join(posix.dirname(from), path);
  const [here, there] = [placeOf(from), placeOf(target)];
  if (there.workspace === 'core' && here.workspace !== 'core') {
    return `core is reached by its name: import '@yuanliu/core/<module>'.`;
  }
  return targetRefusal(from, target);
}

/** The law itself, between two files of the repository. */
function targetRefusal(from: string, target: string): string | undefined {
  const [here, there] = [placeOf(from), placeOf(target)];
  if (there.kind === 'unknown') return placeRefusal(target);
  if (isTest(from) && isTestGround(target)) return undefined;
  if (here.kind !== 'tools' && there.workspace !== here.workspace && there.workspace !== 'core') {
    if (here.kind === 'roof' && target === 'modules.ts') return undefined;
    return `${here.workspace} must not import from ${there.workspace}.`;
  }
  if (there.kind === 'module') return moduleRefusal({ here, there, target });
  if (there.kind === 'lib' || there.kind === 'ui') {
    return here.kind === 'lib' && there.kind === 'ui' ? 'web/lib lies below web/ui.' : undefined;
  }
  if (here.kind === 'roof' || here.kind === 'tools') return undefined;
  return `${target} lies above every module: let it hand over what is needed as an argument.`;
}

interface Crossing {
  readonly here: Place;
  readonly there: Extract<Place, { kind: 'module' }>;
  readonly target: string;
}

function moduleRefusal({ here, there, target }: Crossing): string | undefined {
  const isOwn = here.kind === 'module' && here.module === there.module;
  if (isOwn && here.workspace === there.workspace) return undefined;
  if (here.kind === 'module' && !isOwn && !listOf(here.module).includes(there.module)) {
    const direction = reaches(there.module, here.module) ? 'An upward' : 'A sideways';
    const list = listOf(here.module).join(', ') || 'no module';
    return `${direction} import: ${here.module} may import ${list}, not ${there.module}.`;
  }
  if (
    (here.kind === 'lib' || here.kind === 'ui') &&
    (there.workspace !== 'core' || there.module !== 'platform')
  ) {
    return `web/${here.kind} knows no module: of core it may import platform alone.`;
  }
  if (isDoor(target)) return undefined;
  // Whoever puts the product together lays the ground too: platform's parts are named there one by one.
  if (there.module === 'platform' && (here.kind === 'roof' || here.kind === 'tools')) return undefined;
  return `${target} lies behind a door: import ${there.workspace}/${there.module}/index.ts.`;
}

function isModule(name: string): name is ModuleName {
  return Object.hasOwn(modules, name);
}

function listOf(module: ModuleName): readonly ModuleName[] {
  return modules[module];
}

function reaches(from: ModuleName, to: ModuleName): boolean {
  return listOf(from).some((next) => next === to || reaches(next, to));
}

function isDoor(path: string): boolean {
  return /^(core|server|web)\/[^/]+\/index\.tsx?$/.test(path);
}

/** What tests in every workspace may use: the fixtures under server/test and the assembled application. */
function isTestGround(path: string): boolean {
  return path.startsWith('server/test/') || path === 'server/app.ts';
}
