import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../generated/client.ts'

export interface Column {
  readonly name: string
  readonly isJson: boolean
}

export interface Model {
  readonly table: string
  /** By the field's name in the schema. */
  readonly columns: ReadonlyMap<string, Column>
}

interface RuntimeModel {
  readonly dbName: string | null
  readonly fields: readonly { readonly name: string; readonly kind: string; readonly type: string; readonly dbName?: string }[]
}

/** The schema's tables and columns by the name of their delegate (`portFleet`), as the generated client knows them. */
export function readDataModel(): ReadonlyMap<string, Model> {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: 'postgresql://nowhere' }) })
  const { models } = Reflect.get(client, '_runtimeDataModel') as { models: Record<string, RuntimeModel> }
  return new Map(
    Object.entries(models).map(([name, { dbName, fields }]) => {
      const columns = fields.filter(({ kind }) => kind === 'scalar')
      const model = {
        table: dbName ?? name,
        columns: new Map(
          columns.map((field) => [field.name, { name: field.dbName ?? field.name, isJson: field.type === 'Json' }]),
        ),
      }
      return [name[0]!.toLowerCase() + name.slice(1), model]
    }),
  )
}
