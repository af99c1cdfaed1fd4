import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { tokensCss } from './ui/tokens.ts';

const server = process.env['YUANLIU_SERVER'] ?? 'http://127.0.0.1:3000';

/** Fills ui/tokens.css from ui/tokens.ts, so that CSS and antd's theme read the same values. */
const tokens = (): Plugin => ({
  name: 'tokens',
  enforce: 'pre',
  transform: (_code, id) => (id.endsWith('/ui/tokens.css') ? tokensCss() : undefined),
});

const nonceless = /@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/;

/**
 * antd measures scroll bars and locks scrolling with style elements to which it gives no nonce, so that a strict
 * Content-Security-Policy refuses them. Here they get the nonce of the page; a build that finds the place changed fails.
 */
const nonceForEveryStyle = (): Plugin => ({
  name: 'nonce-for-every-style',
  transform(code, id) {
    if (!nonceless.test(id)) return undefined;
    const patched = code.replace(
      /if \(csp\?\.nonce\) \{\s*styleNode\.nonce = csp\?\.nonce;\s*\}/,
      'styleNode.nonce = csp?.nonce ?? document.querySelector(\'meta[name="csp-nonce"]\')?.content;',
    );
    if (patched === code) this.error('dynamicCSS.js has changed: see nonceForEveryStyle in vite.config.ts.');
    return patched;
  },
});

const compressible = /\.(?:js|css|svg|json|webmanifest)$/;

/**
 * Writes .gz and .br beside every asset. index.html is left out: the server puts a nonce into each answer of it.
 */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle: async ({ dir = '' }) => {
    const files = await readdir(dir, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile() && compressible.test(entry.name))) {
      const path = join(file.parentPath, file.name);
      const bytes = await readFile(path);
      if (bytes.length < 1024) continue;
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
      await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }));
    }
  },
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [tokens(), react(), nonceForEveryStyle(), precompress()],
  build: {
    target: 'es2023',
    manifest: true,
    sourcemap: false,
    // Small assets stay files: fonts and pictures as data: URLs would be refused by the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  server: {
    port: 5173,
    strictPort: false,
    proxy: {
      // The server refuses what comes from another origin, so the page's own host is passed on.
      '/api': { target: server, changeOrigin: false },
      '/epcis': { target: server, changeOrigin: false },
      '/problems': server,
      '/healthz': server,
    },
  },
});
