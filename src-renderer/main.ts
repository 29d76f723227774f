import './no-eval.ts';
import { openLink, provideLink } from './api/index.ts';
import { mountLab } from './app.ts';

provideLink(openLink());
mountLab('#app');
