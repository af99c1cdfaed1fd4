import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Desk } from './app/Desk.tsx';
import { ApiProblem } from './lib/api-problem.ts';
import './ui/tokens.css';
import '@fontsource/jetbrains-mono/latin-400.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/page.css';
import './ui/notices.css';
import './ui/marks.css';

const place = document.getElementById('desk');
if (place === null) throw new Error('index.html has no place for the desk.');
createRoot(place, {
  // A refusal by the server is on the screen already; whatever else a page throws is a fault and is logged.
  onCaughtError: (error) => {
    if (!(error instanceof ApiProblem)) reportError(error);
  },
}).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
