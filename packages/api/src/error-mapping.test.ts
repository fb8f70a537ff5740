import { expect, it } from 'vitest'
import { Prisma } from '@understudy/db'
import { toAppError } from './error-mapping.ts'

const ofPrisma = (code: string) => new Prisma.PrismaClientKnownRequestError('', { code, clientVersion: '7' })

it.each([
  ['a database that is gone', new Error('connect ECONNREFUSED 127.0.0.1:5432')],
  ['one that stands still, where no transaction begins', ofPrisma('P2028')],
  ['one that gives no connection', ofPrisma('P2024')],
])('says of %s that it does not answer, not that the fault is ours', (_what, error) => {
  expect(toAppError(error)).toMatchObject({
    code: 'unavailable',
    message: 'The database does not answer. Nothing was changed; try again in a moment.',
  })
})

it('calls what it does not know a fault of ours', () => {
  expect(toAppError(ofPrisma('P9999'))).toMatchObject({ code: 'internal' })
})
