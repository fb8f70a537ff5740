import { expect, inject, test } from 'vitest'

const url = inject('ministackUrl')

const signedBy = (accessKeyId: string) =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00`

test('the emulator of this run answers its root key and refuses a bad signature of any other', async ({ skip }) => {
  if (url === null) return skip(inject('ministackSkip') ?? 'no emulator')
  const put = (accessKeyId: string) =>
    fetch(`${url}/bucket-${accessKeyId.toLowerCase()}`, { method: 'PUT', headers: { authorization: signedBy(accessKeyId) } })
  expect((await put('test')).status).toBe(200)
  expect((await put('AKIANEVERISSUED00000')).status).toBe(400)
})
