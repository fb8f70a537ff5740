import {
  memoryOperations,
  modelOperations,
  objectOperations,
  searchOperations,
  type Operation,
  type PortName,
} from '@understudy/ports'
import type { PutOptions } from '@understudy/ports/objects'

/** Every operation of every port with what a route must know before calling it. */
export const operations: Readonly<Record<PortName, Readonly<Record<string, Operation>>>> = {
  objects: objectOperations,
  memory: memoryOperations,
  search: searchOperations,
  models: modelOperations,
}

/**
 * True where only a side that holds everything can answer: lists, searches, and conditional puts, whose answer speaks of what
 * others wrote before.
 */
export function needsEverything(port: PortName, name: string, args: readonly unknown[]): boolean {
  const operation = operations[port][name]
  if (operation?.kind === 'read') return operation.needsCompleteMirror
  return port === 'objects' && name === 'put' && isConditional(args[2] as PutOptions | undefined)
}

const isConditional = (options: PutOptions | undefined): boolean => options?.ifMatch !== undefined || options?.ifAbsent === true
