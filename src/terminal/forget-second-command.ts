import { urls } from '../urls.ts'
import { askOperator } from './ask-operator.ts'
import { Trouble } from './trouble.ts'

/** `leerladder forget-second mail@school.example`: for who lost their phone and their recovery codes. */
export const forgetSecondCommand = async (words: string[], print: (line: string) => void): Promise<number> => {
  const [email] = words
  if (!email || words.length > 1) throw new Trouble('Say: leerladder forget-second MAIL')
  await askOperator(urls.apiForgetSecond, { email })
  print(`${email} sets up another second step the next time that it is asked.`)
  return 0
}
