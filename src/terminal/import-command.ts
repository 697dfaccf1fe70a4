import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { urls } from '../urls.ts'
import { withHouse } from './ask-house.ts'
import { Trouble } from './trouble.ts'

const Report = z.object({
  report: z.object({
    importer: z.string(),
    read: z.number(),
    fresh: z.number(),
    changed: z.number(),
    same: z.number(),
    questions: z.number(),
  }),
  questions: z.array(z.string()),
  problems: z.array(z.string()),
})
/** A refusal of the file, or a trouble of the house, in sentences. */
const Refusal = z.union([
  z.object({ lines: z.array(z.string()) }),
  z.object({ says: z.string() }).transform(({ says }) => ({ lines: [says] })),
])
const mostShown = 10

const readBytes = (file: string): Uint8Array<ArrayBuffer> => {
  try {
    return new Uint8Array(readFileSync(file))
  } catch (problem) {
    throw new Trouble(`${file} cannot be read: ${(problem as Error).message}`)
  }
}

const printSome = (title: string, lines: string[], print: (line: string) => void): void => {
  if (lines.length > 0) print(`  ${title}`)
  for (const line of lines.slice(0, mostShown)) print(`  - ${line}`)
  if (lines.length > mostShown) print(`  … and ${lines.length - mostShown} more`)
}

/** `leerladder import [IMPORTER] FILE ...`: each file is stored whole or not at all; says what came of it. */
export const importCommand = async (words: string[], print: (line: string) => void): Promise<number> => {
  const named = words.length > 1 && /^[a-z-]+$/.test(words[0] ?? '') ? words[0] : null
  const files = named ? words.slice(1) : words
  if (files.length === 0) throw new Trouble('Give a file: leerladder import [IMPORTER] FILE ...')
  return withHouse(async (ask, authorization) => {
    let refused = 0
    for (const file of files) {
      const where = new URLSearchParams({ bestand: basename(file), ...(named ? { soort: named } : {}) })
      const response = await ask(`${urls.apiImport}?${where}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/octet-stream', 'accept-language': 'en' },
        body: readBytes(file),
      })
      const answer: unknown = await response.json()
      if (!response.ok) {
        refused++
        print(`${file}: refused, nothing was stored`)
        for (const line of Refusal.parse(answer).lines) print(`  - ${line}`)
        continue
      }
      const { report, questions, problems } = Report.parse(answer)
      const { importer, read, fresh, changed, same } = report
      print(
        `${file} (${importer}): read ${read}, new ${fresh}, changed ${changed}, same ${same}, to look at ${report.questions}`,
      )
      printSome('What a person must look at:', questions, print)
      printSome('What was wrong:', problems, print)
    }
    return refused > 0 ? 1 : 0
  })
}
