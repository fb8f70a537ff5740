'use client'
import { useState } from 'react'
import { extractMeeting } from './meetings-in'
import { readTranscript, type GivenFile, type Reading } from './read-transcript'

export interface TranscriptFile {
  file: GivenFile | null
  reading: Reading | null
  isReading: boolean
  take: (file: GivenFile) => Promise<Reading>
  chooseMeeting: (index: number) => void
  clear: () => void
}

/** The chosen file and what was read out of it; the newest choice wins. */
export function useTranscriptFile(): TranscriptFile {
  const [file, setFile] = useState<GivenFile | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [isReading, setIsReading] = useState(false)
  const take = async (given: GivenFile): Promise<Reading> => {
    setFile(given)
    setReading(null)
    setIsReading(true)
    try {
      const read = await readTranscript(given)
      setReading(read)
      return read
    } finally {
      setIsReading(false)
    }
  }
  return {
    file,
    reading,
    isReading,
    take,
    chooseMeeting: (index) => {
      if (file) void take(extractMeeting(file, index))
    },
    clear: () => {
      setFile(null)
      setReading(null)
    },
  }
}
