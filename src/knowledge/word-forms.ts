/** Words that say nothing about what somebody looks for: "hoe help ik mijn mensen met ...". */
export const empty = new Set(
  (
    'de het een en of van voor met in op aan bij naar uit om te tot als dat die dit er is zijn was hoe wat wie waar ' +
    'welke help helpen mensen iemand kan kun je jij jouw ik mijn we wij onze ons hun ze zij doe doen maak maken krijg ' +
    'krijgen wil willen moet mee heb hebt heeft hebben geen niet ook veel meer over onder tussen door nog al dan wel ' +
    'zo ga gaat gaan mag zou worden waarom wanneer vind vinden zoek zoeken beter goed goede the a an and or of for ' +
    'with in on at to from as that this is are be how what who where which can you your i my we our they their it do ' +
    'does have has not no more about make get want need must help find people somebody'
  ).split(' '),
)

const vowels = /([aeou])\1+/g

/**
 * The part of a word that its forms share, in Dutch and English: `scholen` and `school` are `schol`, `competenties` is
 * `competenti`. Rough on purpose: it only brings forms together, and is never shown.
 */
export const stem = (word: string): string => {
  let short = word
  for (;;) {
    const next = short
      .replace(/heden$/, 'heid')
      .replace(/ies$/, 'ie')
      .replace(/(?<=...)(?:en|e|(?<!s)s)$/, '')
      .replace(/([bcdfgklmnprstvz])\1$/, '$1')
      .replace(/v$/, 'f')
      .replace(/z$/, 's')
    if (next === short) break
    short = next
  }
  return short.replace(vowels, '$1').replace(/y$/, 'i')
}

/** Sounds between the parts of a Dutch compound: begeleiding-s-gesprek, student-en-stage. */
const joints = ['', 's', 'e', 'en']
/** Letters. */
export const leastPart = 4

/** The places where a word may be cut in two, with its end as long as can be tried last. */
const cutsOf = (word: string): { heads: string[]; tail: string }[] =>
  Array.from({ length: Math.max(0, word.length - 2 * leastPart + 1) }, (_, at) => word.length - leastPart - at).map(
    at => {
      const head = word.slice(0, at)
      const heads = joints.filter(joint => head.endsWith(joint)).map(joint => stem(head.slice(0, at - joint.length)))
      return { heads, tail: stem(word.slice(at)) }
    },
  )

/** The parts of a compound that are words here: `taaldrempel` is `taal` and `drempel`. None: it is no compound. */
export const partsOf = (word: string, stems: ReadonlySet<string>): string[] => {
  for (const { heads, tail } of cutsOf(word)) {
    const head = heads.find(each => stems.has(each))
    if (head && stems.has(tail)) return [head, tail]
  }
  return []
}

/** The longest half of a compound that is a word here, when the other is none: `taal` of `taalprobleem`. */
export const halfOf = (word: string, stems: ReadonlySet<string>): string | undefined =>
  cutsOf(word)
    .flatMap(({ heads, tail }) => [...heads, tail])
    .filter(each => each.length >= leastPart - 1 && stems.has(each) && !empty.has(each))
    .sort((a, b) => b.length - a.length)[0]
