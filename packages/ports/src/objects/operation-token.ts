import { createHash } from 'node:crypto'
import type { OperationId } from '@understudy/core'

/** S3 has no client token: what an operation wrote is known again by this, on both sides alike. 32 hexadecimal digits. */
export const operationToken = (operationId: OperationId): string =>
  createHash('sha256').update(operationId).digest('hex').slice(0, 32)
