// How long a text is, as newsrooms count: each character of a script without blanks between words is one, and so is
// each word of the other scripts.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;
const WORD = /[\p{L}\p{N}\p{M}]+(?:[’'.,:@_-][\p{L}\p{N}\p{M}]+)*/gu;

/** Words as above, and characters without blanks. */
export function count(text) {
  const single = (text.match(UNSPACED) || []).length;
  const words = (text.replace(UNSPACED, " ").match(WORD) || []).length;
  const characters = [...text].filter((c) => !/\s/.test(c)).length;
  return { words: single + words, characters };
}
