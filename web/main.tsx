import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Desk } from './app/Desk.tsx';
import './ui/tokens.css';
import '@fontsource/jetbrains-mono/latin-400.css';
import './ui/base.css';
import './ui/ui.css';

const place = document.getElementById('desk');
if (place === null) throw new Error('index.html has no place for the desk.');
createRoot(place).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
