/**
 * Characters that readers mistake for another, each with that other: Cyrillic and Greek letters drawn like Latin ones, and
 * digits and signs that look like letters. The rows are those of Unicode Technical Standard 39, confusables.txt, for letters in
 * names of persons and tellers. Full-width forms and ligatures are not listed, because NFKC resolves them.
 */
export const LOOK_ALIKES: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  у: 'y',
  ԝ: 'w',
  х: 'x',
  // Greek
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  μ: 'u',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  // Latin letters of their own
  ı: 'i',
  ɑ: 'a',
  ɡ: 'g',
  // Digits and signs that a terminal's letters hardly tell apart
  '0': 'o',
  '1': 'l',
  '|': 'l',
}
