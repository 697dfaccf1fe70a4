import { DataInUse } from './platform/data-lock.ts'
import { withSecretFiles } from './platform/secret-files.ts'
import { auditCommand } from './terminal/audit-command.ts'
import { backupCommand, moveCommand, rehearseCommand, restoreCommand } from './terminal/backup-command.ts'
import { bounceCommand } from './terminal/bounce-command.ts'
import { contentCommand } from './terminal/content-command.ts'
import { filesCommand } from './terminal/files-command.ts'
import { forgetSecondCommand } from './terminal/forget-second-command.ts'
import { importCommand } from './terminal/import-command.ts'
import { roleCommand } from './terminal/role-command.ts'
import { routeCommand } from './terminal/route-command.ts'
import { signOutCommand } from './terminal/sign-out-command.ts'
import { Trouble } from './terminal/trouble.ts'

const usage = `leerladder route FILE --goal BK-0243-2 [--on YYYY-MM-DD] [--language nl|en] [--json]
    The routes to a goal, best first, with every reason. FILE is a dossier in YAML or JSON,
    or an answer of the proof register (LED) in XML.

leerladder import [IMPORTER] FILE ...
    Reads official files into the catalogue and says what was read, new, changed and unresolved.

leerladder content
    Says in Dutch what is wrong in content/knowledge, for who keeps it.

leerladder audit verify
    Walks the chain that binds every change to the one before it, and says whether any was edited since. Its end is
    written down in audit-heads.jsonl beside the data: keep a copy of that file elsewhere.

leerladder role MAIL worker|guide|employer|coordinator|administrator
    Gives somebody who signed in before another role in the whole house.
leerladder forget-second MAIL
    Lets somebody who lost their phone and their recovery codes set up another second step. Be sure who asks.

leerladder sign-out MAIL
    Ends every session of somebody, as when a device was stolen; they are told.

leerladder bounce < MESSAGE
    Hands in a mail that came back: its address gets no more mail, or the mail is tried again.

leerladder files rekey
    Closes every file that people handed in with a new key, while no Leerladder runs. Stopped, it goes on.

leerladder backup FILE
leerladder restore FILE
leerladder rehearse FILE
leerladder move --to postgres://user@host/database
    All data of one moment into one file, with the files that people handed in but not their key; back into an empty
    place, compared table by table and file by file; this version's migrations tried on a copy; or everything straight
    from the embedded database to a server.

The commands use the data of LEERLADDER_DATA (default ./var) or DATABASE_URL; a running server is asked instead of
opening its data twice.`

const commands = {
  route: routeCommand,
  import: importCommand,
  content: contentCommand,
  audit: auditCommand,
  role: roleCommand,
  'forget-second': forgetSecondCommand,
  'sign-out': signOutCommand,
  bounce: bounceCommand,
  files: (words: string[], print: (line: string) => void) => filesCommand(words, print, new Date()),
  backup: backupCommand,
  restore: restoreCommand,
  rehearse: rehearseCommand,
  move: moveCommand,
}
const [name, ...words] = process.argv.slice(2)
const command = Object.entries(commands).find(([known]) => known === name)?.[1]

// Who reads may stop before the end (`| head`): that is no fault.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code !== 'EPIPE') throw problem
  process.exit(0)
})

try {
  Object.assign(process.env, withSecretFiles(process.env))
  if (!command) throw new Trouble(usage)
  process.exitCode = await command(words, line => process.stdout.write(`${line}\n`))
} catch (problem) {
  if (!(problem instanceof Error)) throw problem
  const said = problem instanceof Trouble || problem instanceof DataInUse
  process.stderr.write(`${said ? problem.message : problem.stack}\n`)
  process.exitCode = problem instanceof Trouble ? 2 : 1
}
