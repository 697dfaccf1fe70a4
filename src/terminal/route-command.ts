import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { z } from 'zod'
import type { AnswerJson, ReasonJson } from '../planning/index.ts'
import { day, hours, money } from '../platform/show.ts'
import { type Language, translators } from '../platform/words.ts'
import { withHouse } from './ask-house.ts'
import { Trouble } from './trouble.ts'

const mostBytes = 10 * 1024 * 1024

const readText = (file: string): string => {
  try {
    const bytes = readFileSync(file)
    if (bytes.length > mostBytes) throw new Trouble(`${file} is larger than 10 MB: that is no dossier.`)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (problem) {
    if (problem instanceof Trouble) throw problem
    if (problem instanceof TypeError) throw new Trouble(`${file} is not UTF-8 text. Save it as UTF-8.`)
    throw new Trouble(`${file} cannot be read: ${(problem as Error).message}`)
  }
}

/** What a file says of a person: a dossier in YAML or JSON (`portrait`, or the portrait itself), or a LED answer. */
const personIn = (file: string, text: string): { portrait: unknown } | { led: string } => {
  if (text.trimStart().startsWith('<')) return { led: text }
  let read: unknown
  try {
    // YAML's limits on aliases stay on: a small file cannot unfold into a huge one.
    read = parse(text, { maxAliasCount: 50 })
  } catch (problem) {
    throw new Trouble(`${file} is neither XML, JSON nor YAML: ${(problem as Error).message}`)
  }
  const whole = z.object({ portrait: z.unknown() }).safeParse(read)
  return { portrait: whole.success ? whole.data.portrait : read }
}

const printReason = (reason: ReasonJson, depth: number, print: (line: string) => void): void => {
  const source = reason.source?.address ? ` [${reason.source.address}]` : ''
  print(`${'  '.repeat(depth)}- ${reason.says}${source}`)
  for (const below of reason.because ?? []) printReason(below, depth + 1, print)
}

const signs: Record<string, string> = { exempt: '[x]', partly: '[/]', perhaps: '[?]', todo: '[ ]' }

const printAnswer = (answer: AnswerJson, language: Language, print: (line: string) => void): void => {
  const t = translators[language]
  const title = {
    nl: answer.goal.title.nl ?? answer.goal.title.en ?? '',
    en: answer.goal.title.en ?? answer.goal.title.nl ?? '',
  }
  print(t('planning.route.title', { goal: title }))
  if (answer.held) print(answer.held.says)
  for (const route of answer.routes) {
    print('')
    print(`# ${route.legs.map(leg => `${leg.title}, ${leg.provider}`).join(' → ')}`)
    print(
      [
        `${t('planning.compare.left')}: ${hours(route.minutesLeft, language)} / ${hours(route.minutes, language)}`,
        `${t('planning.cost.own')}: ${money(route.ownPriceCents, language)}`,
        `${t('planning.compare.end')}: ${route.end ? day(route.end, language, 'short') : t('planning.unknown')}`,
      ].join(' · '),
    )
    printReason(route.rank, 1, print)
    for (const leg of route.legs)
      for (const rung of leg.rungs) {
        print(`  ${signs[rung.state]} ${rung.title}: ${t(`planning.state.${rung.state}`)}`)
        for (const how of rung.how) print(`      → ${how}`)
        for (const reason of rung.because) printReason(reason, 3, print)
      }
    printReason(route.support.because, 1, print)
  }
}

const Failed = z.object({
  says: z.string(),
  problems: z.array(z.object({ at: z.string(), says: z.string() })).optional(),
})

/** `leerladder route FILE --goal ID`: asks the JSON endpoint and prints its answer, so both give the same reasons. */
export const routeCommand = async (words: string[], print: (line: string) => void): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      goal: { type: 'string' },
      on: { type: 'string' },
      language: { type: 'string', default: 'nl' },
      json: { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  const language = values.language === 'en' ? 'en' : 'nl'
  if (!file || positionals.length > 1) throw new Trouble('Give one file: leerladder route FILE --goal BK-0243-2')
  const { goal, on } = values
  const person = personIn(file, readText(file))
  const response = await withHouse(ask =>
    ask('/api/routes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...person, language, ...(goal ? { goal } : {}), ...(on ? { on } : {}) }),
    }),
  )
  const body: unknown = await response.json()
  if (!response.ok) {
    const failed = Failed.parse(body)
    throw new Trouble([failed.says, ...(failed.problems ?? []).map(({ at, says }) => `  ${at}: ${says}`)].join('\n'))
  }
  if (values.json) print(JSON.stringify(body, null, 2))
  else printAnswer(body as AnswerJson, language, print)
  return 0
}
