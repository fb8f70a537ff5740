import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketVersioningCommand,
  type BucketLocationConstraint,
  type S3Client,
} from '@aws-sdk/client-s3'
import { LookUpOnce } from '../aws/look-up-once.ts'
import { verdictOf } from '../verdict-of.ts'

export interface Bucket {
  readonly name: string
  readonly region: string
  /** In the sandbox: nobody else makes it. On a real account it is made by whoever runs the account, with its own rules. */
  readonly isCreatedWhenMissing: boolean
}

const isNamed = (error: unknown, ...names: string[]): boolean => error instanceof Error && names.includes(error.name)

async function create(client: S3Client, bucket: Bucket, abortSignal: AbortSignal): Promise<void> {
  const location = { LocationConstraint: bucket.region as BucketLocationConstraint }
  try {
    await client.send(
      new CreateBucketCommand({
        Bucket: bucket.name,
        ...(bucket.region === 'us-east-1' ? {} : { CreateBucketConfiguration: location }),
      }),
      { abortSignal },
    )
  } catch (error) {
    // Another process was first.
    if (!isNamed(error, 'BucketAlreadyOwnedByYou')) throw error
  }
}

/** Also of a bucket that another process has just made: nothing is written before its versions are kept. */
async function keepVersions(client: S3Client, { name }: Bucket, abortSignal: AbortSignal): Promise<void> {
  const command = new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration: { Status: 'Enabled' } })
  await client.send(command, { abortSignal })
}

/** Makes the bucket before its first use, once a process, and again when it is gone (a sandbox that was emptied). */
export class BucketOnFirstUse {
  readonly #client: S3Client
  readonly #bucket: Bucket
  readonly #ready = new LookUpOnce<void>()

  constructor(client: S3Client, bucket: Bucket) {
    this.#client = client
    this.#bucket = bucket
  }

  /** @throws the client's errors */
  async use<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#bucket.isCreatedWhenMissing) return work()
    await this.#make()
    try {
      return await work()
    } catch (error) {
      if (!isNamed(error, 'NoSuchBucket')) throw error
      this.#ready.forget()
      await this.#make()
      return work()
    }
  }

  /** @throws the client's errors */
  async ping(abortSignal: AbortSignal): Promise<void> {
    await this.use(() => this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket.name }), { abortSignal }))
  }

  #make(): Promise<void> {
    return this.#ready.get((signal) => this.#makeIfMissing(signal))
  }

  async #makeIfMissing(abortSignal: AbortSignal): Promise<void> {
    try {
      await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket.name }), { abortSignal })
    } catch (error) {
      if (verdictOf(error, { kind: 'read' }).code !== 'not_found') throw error
      await create(this.#client, this.#bucket, abortSignal)
    }
    await keepVersions(this.#client, this.#bucket, abortSignal)
  }
}
