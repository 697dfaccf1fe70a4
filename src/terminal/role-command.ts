import { urls } from '../urls.ts'
import { askOperator } from './ask-operator.ts'
import { Trouble } from './trouble.ts'

/** `leerladder role mail@school.example administrator`: for somebody who signed in before. */
export const roleCommand = async (words: string[], print: (line: string) => void): Promise<number> => {
  const [email, role] = words
  if (!email || !role || words.length > 2) throw new Trouble('Say: leerladder role MAIL ROLE')
  await askOperator(urls.apiRole, { email, role })
  print(`${email} is ${role} from now on.`)
  return 0
}
