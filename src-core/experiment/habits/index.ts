export { headsLike, type AlikeHead } from './alike.ts';
export { HABITS, measureHabits, type Habit, type HabitRate, type HeadHabits } from './habits.ts';
export { MARKED_SENTENCES, type MarkedSentence } from './sentences.ts';
