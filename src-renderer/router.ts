import { createRouter, createWebHashHistory, type Router } from 'vue-router';
import HomeView from './views/HomeView.vue';

/** The lab's views. Those that are not opened first are loaded when they are. */
export function createLabRouter(): Router {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', component: HomeView, meta: { title: 'Home' } },
      {
        path: '/lab',
        children: [
          {
            path: '',
            component: () => import('./views/LabView.vue'),
            meta: { title: 'Lab', lab: true },
          },
          {
            path: 'steps',
            component: () => import('./views/StepsView.vue'),
            meta: { title: 'Walk-through', lab: true },
          },
        ],
      },
      {
        path: '/lessons',
        component: () => import('./views/LessonsView.vue'),
        meta: { title: 'Lessons' },
      },
      {
        path: '/lessons/pages/map',
        component: () => import('./views/ConceptMapView.vue'),
        meta: { title: 'Concept map' },
      },
      {
        path: '/lessons/pages/glossary',
        component: () => import('./views/GlossaryView.vue'),
        meta: { title: 'Glossary' },
      },
      {
        path: '/lessons/:id',
        component: () => import('./views/LessonView.vue'),
        meta: { title: 'Lessons' },
      },
      {
        path: '/practice',
        component: () => import('./views/PracticeView.vue'),
        meta: { title: 'Practice' },
      },
      {
        path: '/progress',
        component: () => import('./views/ProgressView.vue'),
        meta: { title: 'Progress' },
      },
      {
        path: '/experiments',
        component: () => import('./views/ExperimentsView.vue'),
        meta: { title: 'Experiments' },
      },
      {
        path: '/compare',
        component: () => import('./views/CompareView.vue'),
        meta: { title: 'Compare' },
      },
      {
        path: '/experiments/:id/sheet',
        component: () => import('./views/SheetView.vue'),
        meta: { title: 'Sheet' },
      },
      { path: '/:elsewhere(.*)*', redirect: '/' },
    ],
  });
}
