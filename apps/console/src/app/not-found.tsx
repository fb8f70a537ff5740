import { ButtonLink, EmptyState } from '@understudy/ui'

export default function NotFound() {
  return (
    <main>
      <EmptyState title="There is nothing at this address" acts={<ButtonLink href="/">Go to the console</ButtonLink>} />
    </main>
  )
}
