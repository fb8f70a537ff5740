import type { ReactNode } from 'react'

export type Answer = { question: string; answer: ReactNode; proof?: ReactNode; acts?: ReactNode }

/** The questions someone on call has, each with its answer, its proof, and what can be pressed. */
export function AnswerStrip({ answers }: { answers: readonly Answer[] }) {
  return (
    <div className="answer-strip">
      {answers.map((item) => (
        <section key={item.question}>
          <h2>{item.question}</h2>
          <p className="answer">{item.answer}</p>
          {item.proof !== undefined && <div className="proof">{item.proof}</div>}
          {item.acts !== undefined && <div className="answer-acts">{item.acts}</div>}
        </section>
      ))}
    </div>
  )
}
