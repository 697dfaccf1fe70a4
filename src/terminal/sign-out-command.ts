import { z } from 'zod'
import { urls } from '../urls.ts'
import { askOperator } from './ask-operator.ts'
import { Trouble } from './trouble.ts'

/** `leerladder sign-out mail@school.example`: for whom a device was stolen, or who left at once. */
export const signOutCommand = async (words: string[], print: (line: string) => void): Promise<number> => {
  const [email] = words
  if (!email || words.length > 1) throw new Trouble('Say: leerladder sign-out MAIL')
  const { ended } = z.object({ ended: z.number() }).parse(await askOperator(urls.apiSignOut, { email }))
  print(ended === 0 ? `${email} was signed in nowhere.` : `${email} is signed out everywhere: ${ended} sessions ended.`)
  return 0
}
