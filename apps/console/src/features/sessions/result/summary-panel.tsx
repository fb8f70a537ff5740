'use client'
import { EmptyState, Panel, Tag } from '@understudy/ui'
import type { MeetingResult, Sentence, Turn } from '@understudy/agents/meetmind'
import { overallId, sectionId } from './sentences'
import { SentenceLink } from './sentence-link'
import styles from './result.module.css'
import type { ChosenEvidence } from './use-evidence'

interface SummaryPanelProps {
  result: MeetingResult
  turns: readonly Turn[]
  evidence: ChosenEvidence
}

interface Part {
  title: string
  idOf: (index: number) => string
  sentences: readonly Sentence[]
}

const isExtractive = (sentences: readonly Sentence[]): boolean => sentences.some((sentence) => sentence.extractive)

/** The summary in its sections. Words picked from the transcript keep its language and say that they were picked. */
export function SummaryPanel({ result, turns, evidence }: SummaryPanelProps) {
  const { overall, sections } = result.summary
  const parts: Part[] = [
    ...(overall.length > 0 ? [{ title: 'In short', idOf: overallId, sentences: overall }] : []),
    ...sections.map(({ title, sentences }, place) => ({ title, sentences, idOf: (index: number) => sectionId(place, index) })),
  ]
  const isWhollyExtractive = parts.length > 0 && parts.every((part) => part.sentences.every((sentence) => sentence.extractive))
  const lang = result.language.code === 'other' ? undefined : result.language.code
  return (
    <Panel
      title="Summary"
      subtitle="every sentence opens its turns"
      facts={isWhollyExtractive && <Tag tone="local">extractive</Tag>}
    >
      {parts.length === 0 ? (
        <EmptyState title="Nothing to summarise">No sentence of the transcript stood out.</EmptyState>
      ) : (
        <div className={styles.sections}>
          {parts.map(({ title, idOf, sentences }) => (
            <section key={idOf(0)}>
              <h3>
                <span lang={lang}>{title}</span>
                {!isWhollyExtractive && isExtractive(sentences) && <Tag tone="local">extractive</Tag>}
              </h3>
              <p lang={lang}>
                {sentences.map((sentence, index) => (
                  <span key={idOf(index)}>
                    <SentenceLink statement={{ ...sentence, id: idOf(index) }} turns={turns} evidence={evidence} />{' '}
                  </span>
                ))}
              </p>
            </section>
          ))}
        </div>
      )}
    </Panel>
  )
}
