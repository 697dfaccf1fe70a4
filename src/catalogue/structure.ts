import type { ModuleId, Structure } from './catalogue.ts'

/** Every module that a structure names, in its order. */
export const modulesIn = (structure: Structure): ModuleId[] =>
  structure.kind === 'module' ? [structure.module] : structure.of.flatMap(modulesIn)
