import { faultsInContent } from '../knowledge/index.ts'
import { Trouble } from './trouble.ts'

/** `leerladder content`: says what is wrong in content/knowledge, in Dutch, for who keeps it. 0 when nothing is. */
export const contentCommand = async (words: string[], print: (line: string) => void): Promise<number> => {
  if (words.length > 0) throw new Trouble('Say: leerladder content')
  const { faults, things } = faultsInContent()
  for (const fault of faults) print(fault)
  if (faults.length === 0) print(`In orde: ${things} stukken in content/knowledge.`)
  return faults.length > 0 ? 1 : 0
}
