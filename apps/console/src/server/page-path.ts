import 'server-only'
import { headers } from 'next/headers'

/** The path that was asked for, as the proxy wrote it down: layouts do not get it from Next. */
export const pagePath = async (): Promise<string> => (await headers()).get('x-page-path') ?? '/'
