import { memoryOperations, modelOperations, objectOperations, searchOperations, type PortName } from '@understudy/ports'

const operations: Record<PortName, object> = {
  objects: objectOperations,
  memory: memoryOperations,
  search: searchOperations,
  models: modelOperations,
}

/** A read that people make most; what a page explains unasked. */
const usual: Record<PortName, string> = { objects: 'get', memory: 'retrieveRecords', search: 'search', models: 'converse' }

export const operationsOf = (port: PortName): string[] => Object.keys(operations[port])

export const usualOperation = (port: PortName): string => {
  const names = operationsOf(port)
  return names.includes(usual[port]) ? usual[port] : (names[0] ?? usual[port])
}
