/** Short sentences for maps and masks, word by word; each word once. */
export const SENTENCES: readonly (readonly string[])[] = [
  ['the', 'cat', 'drank', 'its', 'milk'],
  ['she', 'lost', 'her', 'old', 'key'],
  ['rain', 'fell', 'on', 'dry', 'fields'],
  ['we', 'found', 'a', 'quiet', 'bay'],
  ['he', 'sold', 'two', 'red', 'boats'],
  ['birds', 'sing', 'before', 'dawn', 'breaks'],
  ['this', 'bridge', 'holds', 'heavy', 'trains'],
  ['my', 'sister', 'paints', 'small', 'houses'],
];
