/** Loads, when the page has nothing else to do, what is likely to be opened next and is large. */
export function warmUp(): void {
  requestIdleCallback(() => void import('./views/LessonView.vue'), { timeout: 10_000 });
}
