/** Decimals and percentages: what should be computed. 0 %, 100 %, arXiv numbers and parts of words are not meant. */
const BARE =
  /(?<![\p{L}\p{N}._-])(?:\d+[.,]\d+(?:\s?%)?|(?!100\s?%|0\s?%)\d+\s?%)(?![\p{L}\p{N}])/gu;
const NAMED = /arXiv[:\s]*\d{4}\.\d{4,5}/giu;

/** The numbers in a piece of prose that nobody vouches for. */
export function bareNumbers(text: string): string[] {
  return text.replaceAll(NAMED, '').match(BARE) ?? [];
}

/** The decimals of a formula that are neither computed nor marked. */
export function bareNumbersInTex(tex: string): string[] {
  return bareNumbers(tex.replaceAll(/\\(?:calc|quoted|given)\{[^{}]*\}/gu, ''));
}

/** What to do about one. */
export function bareNumberMessage(number: string): string {
  return `“${number}” is typed in. Compute it with {{ … }}, or mark it as :quoted[${number}] (published by others) or :given[${number}] (an input you chose).`;
}
