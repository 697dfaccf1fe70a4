import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDirOf } from '../open-house.ts'
import { type Audit, type AuditFault, AuditHead } from '../platform/audit.ts'
import { urls } from '../urls.ts'
import { askOperator } from './ask-operator.ts'
import { Trouble } from './trouble.ts'

const readHeads = (file: string): AuditHead[] => {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line, at) => {
    try {
      return AuditHead.parse(JSON.parse(line))
    } catch {
      throw new Trouble(`${file}, line ${at + 1}: not a place and a hash. Put back the copy that you keep elsewhere.`)
    }
  })
}

const sentenceOf = (fault: AuditFault): string => {
  if (fault.kind === 'unbound') return `${fault.events} changes are bound by no place in the chain.`
  const told = {
    changed: 'was edited after it happened',
    gap: 'comes after one that was taken out',
    rewritten: 'is not the one that was written down in audit-heads.jsonl',
  }
  return `Change ${fault.place} ${told[fault.kind]}.`
}

/** `leerladder audit verify`: 0 when every change is as it happened, 1 when one was edited. */
export const auditCommand = async (words: string[], print: (line: string) => void): Promise<number> => {
  if (words.join(' ') !== 'verify') throw new Trouble('Say: leerladder audit verify')
  const file = join(dataDirOf(process.env), 'audit-heads.jsonl')
  const heads = readHeads(file)
  const audit = await askOperator<Audit>(urls.apiAudit, { heads })
  for (const fault of audit.faults) print(sentenceOf(fault))
  if (audit.faults.length > 0) return 1
  const { head } = audit
  if (head && heads.at(-1)?.place !== head.place) appendFileSync(file, `${JSON.stringify(head)}\n`, { mode: 0o600 })
  print(`${audit.events} changes, each as it happened; ${heads.length} ends written down earlier fit.`)
  return 0
}
