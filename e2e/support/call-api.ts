import type { APIResponse, Page } from '@playwright/test'

/** A mutation as somebody would send it who goes around the page, with the sign-in of this page. */
export function callApi(page: Page, procedure: string, input: unknown, tenant = 'meetmind'): Promise<APIResponse> {
  return page.request.post(`/api/trpc/${procedure}`, {
    headers: { 'x-understudy': '1', 'x-tenant': tenant },
    data: { json: input },
  })
}
