import { isAppError } from '@understudy/core'
import type { BackendCall, MemoryBackend } from './backend.ts'
import type { BatchOutcome, NewMemoryRecord } from './port.ts'
import { checkBatch, checkMemoryId, checkNewRecord } from './rules.ts'

const problemOf = (record: NewMemoryRecord): string | null => {
  try {
    checkNewRecord(record)
    return null
  } catch (error) {
    if (isAppError(error, 'invalid_input')) return error.message
    throw error
  }
}

/** Entries that break a rule are answered here and never sent; the outcome has the batch's order. */
export async function createBatch(
  backend: MemoryBackend,
  call: BackendCall,
  memoryId: string,
  records: readonly NewMemoryRecord[],
  token: string,
): Promise<BatchOutcome[]> {
  checkMemoryId(memoryId)
  checkBatch(records)
  const problems = records.map(problemOf)
  const good = records.filter((_, index) => problems[index] === null)
  const stored = good.length === 0 ? [] : await backend.createRecords(call, memoryId, good, token)
  const byRequest = new Map(stored.map((outcome) => [outcome.requestId, outcome]))
  return records.map(
    ({ requestId }, index) =>
      byRequest.get(requestId) ?? { requestId, error: problems[index] ?? 'The service did not say what became of it.' },
  )
}
