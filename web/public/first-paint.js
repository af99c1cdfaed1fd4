// Keeps zod from trying out `new Function`, which the Content-Security-Policy refuses and reports.
globalThis.__zod_globalConfig = { jitless: true };

// Runs before the first paint so that neither theme nor language flashes. Keys: web/lib/preferences.ts.
(function () {
  const root = document.documentElement;
  const stored = function (key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = stored('yuanliu.theme');
  const dark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.style.colorScheme = dark ? 'dark' : 'light';
  root.lang = stored('yuanliu.language') === 'en' ? 'en' : 'zh-CN';
})();
