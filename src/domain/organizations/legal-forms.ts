/** Legal forms, one word each, in lower case and without punctuation. */
const LEGAL_FORMS = new Set(
  (
    'sa sas sasu sarl eurl sci snc scop selarl gie ltd limited plc llp llc lp cic inc incorporated corp corporation co ' +
    'company gmbh ag kg kgaa ug ohg gbr ev bv nv cv vof sprl srl scrl bvba asbl vzw spa sapa srls sl slu slne sau ' +
    'lda ab oy oyj as asa aps hf ehf ou sia uab sro sp z oo kft zrt nyrt doo dd ad ood eood pte pty'
  ).split(' '),
)

/** The words of a name without the legal form at either end; a name that is nothing else keeps its words. */
export function withoutLegalForm(words: readonly string[]): readonly string[] {
  const isPartOfName = (word: string) => !LEGAL_FORMS.has(word)
  const first = words.findIndex(isPartOfName)
  return first < 0 ? words : words.slice(first, words.findLastIndex(isPartOfName) + 1)
}
