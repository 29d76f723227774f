import './theme.css';
import { createPinia } from 'pinia';
import { createApp, type App as VueApp } from 'vue';
import App from './App.vue';
import { createLabRouter } from './router.ts';

/** Mounts the app. `provideLink` must have been called before. */
export function mountLab(element: string | Element): VueApp {
  const app = createApp(App);
  app.use(createPinia()).use(createLabRouter()).mount(element);
  return app;
}
