import { buffer } from 'node:stream/consumers'
import { urls } from '../urls.ts'
import { withHouse } from './ask-house.ts'
import { Trouble } from './trouble.ts'

/** What tells of the bounce stands in front; behind it stands the mail that came back. */
const mostBytes = 1024 * 1024

const sentences = {
  stopped: 'That address gets no more mail until its person confirms one.',
  again: 'The mail is tried again in an hour.',
  nothing: 'No mail of ours came back with this.',
}

/** `leerladder bounce < message`: 0 for any mail, so that the mail server does not send it back. */
export const bounceCommand = async (words: string[], print: (line: string) => void): Promise<number> => {
  if (words.length > 0) throw new Trouble('Say: leerladder bounce < MESSAGE')
  const body = new Uint8Array(await buffer(process.stdin)).subarray(0, mostBytes)
  const took = await withHouse(async (ask, authorization) => {
    const headers = { authorization, 'content-type': 'message/rfc822' }
    const response = await ask(urls.apiBounce, { method: 'POST', headers, body })
    if (!response.ok) throw new Trouble(`The house answered ${response.status}: ${await response.text()}`)
    return ((await response.json()) as { took: keyof typeof sentences }).took
  })
  print(sentences[took])
  return 0
}
