/** How much of an answer is right: “None of 3 pairs is right”, “1 of 3 pairs is right”, “2 of 3 pairs are right”. */
export function shareInWords(right: number, all: number, what: string): string {
  return `${right === 0 ? 'None' : right} of ${all} ${what} ${right < 2 ? 'is' : 'are'} right`;
}
