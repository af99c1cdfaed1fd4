/**
 * The lint rules that oxlint does not bring, as an oxlint plugin.
 *
 * `walls/imports` resolves each import to a file before it judges it. oxlint's own no-restricted-imports compares
 * the written text, so that `../identity/../identity/user.store.ts`, `import()` and `import('…').Type` slip through.
 * `walls/no-export-all` and `walls/no-enum` have no counterpart in oxlint.
 */
import { relative, sep } from 'node:path';
import { importRefusal, isTest, placeRefusal } from './walls.ts';

const root = `${import.meta.dirname}/..`;

interface Node {
  readonly type: string;
}

interface Context {
  readonly filename: string;
  report(finding: { readonly node: Node; readonly message: string }): void;
}

interface Importing extends Node {
  readonly source?: (Node & { readonly value?: unknown }) | null;
}

const imports = {
  create(context: Context) {
    const path = relative(root, context.filename).split(sep).join('/');
    const judge = (node: Importing) => {
      const specifier = node.source?.value;
      const refusal =
        typeof specifier === 'string' ? importRefusal(path, specifier) : computedRefusal(path, node);
      if (refusal !== undefined) context.report({ node, message: refusal });
    };
    return {
      Program(node: Node) {
        const refusal = placeRefusal(path);
        if (refusal !== undefined) context.report({ node, message: refusal });
      },
      ImportDeclaration: judge,
      ExportNamedDeclaration: judge,
      ExportAllDeclaration: judge,
      ImportExpression: judge,
      TSImportType: judge,
    };
  },
};

/** A path put together at run time cannot be judged; only tools and tests may load a file that way. */
function computedRefusal(path: string, node: Importing): string | undefined {
  if (node.type !== 'ImportExpression' || isTest(path) || !/^(core|server|web)\//.test(path))
    return undefined;
  return 'Write the path of an import out, so that it can be seen where it leads.';
}

const noExportAll = {
  create(context: Context) {
    return {
      ExportAllDeclaration(node: Node) {
        context.report({
          node,
          message: 'Name what is exported: `export *` opens the whole file to everybody.',
        });
      },
    };
  },
};

const noEnum = {
  create(context: Context) {
    return {
      TSEnumDeclaration(node: Node) {
        context.report({
          node,
          message: 'Write a union of string literals: Node runs this file with its types stripped.',
        });
      },
    };
  },
};

export default {
  meta: { name: 'walls' },
  rules: { imports, 'no-export-all': noExportAll, 'no-enum': noEnum },
};
