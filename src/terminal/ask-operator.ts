import { withHouse } from './ask-house.ts'
import { Trouble } from './trouble.ts'

/** Asks one of the operator's doors something, and gives the answer. */
export const askOperator = <Answer>(path: string, body: unknown): Promise<Answer> =>
  withHouse(async (ask, authorization) => {
    const response = await ask(path, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Trouble(`The house answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Answer
  })
