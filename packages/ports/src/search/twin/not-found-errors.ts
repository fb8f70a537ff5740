/** Named as OpenSearch names it: the verdict table reads both sides alike. */
export class IndexNotFoundError extends Error {
  constructor() {
    super('there is no such index')
    this.name = 'index_not_found_exception'
  }
}

export class DocumentNotFoundError extends Error {
  constructor() {
    super('there is no such document')
    this.name = 'NotFound'
  }
}
