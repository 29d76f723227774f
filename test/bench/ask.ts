import { createProgress, exercisesOfCourse, openDatabase } from './tools/practice.ts';
const { db } = openDatabase('/tmp/practice-data/100k');
const ex = await exercisesOfCourse();
let t = performance.now();
const p = createProgress(db, { now: Date.now, zoneAt: (t) => -new Date(t).getTimezoneOffset(), backUp: () => Promise.reject(new Error('')), changed: () => undefined, lessonExercises: () => Promise.resolve(ex), onLessonsChanged: () => undefined });
console.log('create', performance.now() - t);
const c = { signal: new AbortController().signal, progress: () => undefined };
const asked: [string, () => unknown][] = [['overview', () => p.overview(undefined, c)], ['due', () => p.queue({ which: 'due', most: 50 }, c)], ...(['7d','30d','1y','all'] as const).map((r): [string, () => unknown] => [r, () => p.statistics({ range: r }, c)])];
for (const [n, a] of asked) { const times = []; for (let i = 0; i < 15; i++) { t = performance.now(); const r = await a(); times.push(performance.now() - t); if (i === 0) console.log(n, JSON.stringify(r).length); } times.sort((a, b) => a - b); console.log(n, times[7].toFixed(1), times[14].toFixed(1)); }
let slowest = 0, n = 0, last = performance.now(); const begin = last;
const prefs = await p.preferences(undefined, c);
await p.setPreferences({ ...prefs, dayStart: prefs.dayStart === 4 ? 3 : 4 }, { ...c, progress: () => { n++; const now = performance.now(); slowest = Math.max(slowest, now - last); last = now; } });
console.log('derive', performance.now() - begin, 'pieces', n, 'slowest', slowest, 'last', performance.now() - last);
db.close();
