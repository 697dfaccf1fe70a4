import { z } from 'zod'
import { withHouse } from './ask-house.ts'
import { Trouble } from './trouble.ts'

/** How the house says what is wrong: with what was asked, or with the house itself. */
const Said = z
  .union([z.object({ problems: z.string() }), z.object({ says: z.string() })])
  .transform(said => ('problems' in said ? said.problems : said.says))

/** Asks one of the operator's doors something, and gives the answer. */
export const askOperator = <Answer>(path: string, body: unknown): Promise<Answer> =>
  withHouse(async (ask, authorization) => {
    const response = await ask(path, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok) return answer as Answer
    const said = Said.safeParse(answer)
    throw new Trouble(said.success ? said.data : `The house answered ${response.status}.`)
  })
