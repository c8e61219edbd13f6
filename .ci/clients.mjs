// Asks one release with one DuckDB client: node clients.mjs MODULE RELEASE EXAMPLES STOP.
// The release stays open and is asked again and again until the file STOP is
// there, and STOP.MODULE says how often; every round must say the same. Prints one JSON object with the version
// and the answers, each a sorted list of rows. With `compare` in the place of
// MODULE it holds two such files against one another and against harvest query.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'

const quoted = (s) => `'${s.replaceAll("'", "''")}'`

// asText has DuckDB write out every value, so that a decimal and a day are
// compared digit by digit and not as another language holds them.
const asText = (sql) => `SELECT COLUMNS(*)::VARCHAR FROM (\n${sql.trim().replace(/;$/, '')}\n)`

// examples are the queries of a folder by name.
function examples(folder) {
  const queries = {}
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.sql')).sort()) {
    queries[basename(file, '.sql')] = readFileSync(join(folder, file), 'utf8')
  }
  return queries
}

const sorted = (rows) => rows.map((r) => JSON.stringify(r)).sort()

// ask opens the release and answers every query, until there is STOP.
async function ask(module, release, folder, stop) {
  const require = createRequire(join(process.cwd(), 'x'))
  const duckdb = require(module)
  const instance = await duckdb.DuckDBInstance.create(join(release, 'harvest.duckdb'), { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson()
  await connection.run(`ATTACH ${quoted(join(release, 'text.duckdb'))} AS prose (READ_ONLY)`)
  await connection.run("SET search_path = 'harvest,prose'")
  const objects = await rows(`SELECT table_name AS name FROM duckdb_tables() WHERE database_name IN ('harvest', 'prose')
    UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND database_name IN ('harvest', 'prose') ORDER BY 1`)
  const queries = examples(folder)
  queries.counts = objects.map((o) => `SELECT ${quoted(o.name)} AS name, count(*) AS n FROM ${o.name}`).join(' UNION ALL ')
  const answers = async (names) => {
    const all = {}
    for (const name of names) all[name] = sorted(await rows(asText(queries[name])))
    return all
  }
  const [{ version }] = await rows('SELECT version() AS version')
  const first = await answers(Object.keys(queries))
  const { counts, ...asked } = first
  for (const name in asked) first[`${name} as the client has it`] = sorted(await rows(queries[name]))
  let rounds = 1
  writeFileSync(`${stop}.${module}`, String(rounds))
  for (; !existsSync(stop) && rounds < 1000; rounds++) {
    const again = await answers(Object.keys(asked))
    for (const name in asked) {
      if (JSON.stringify(first[name]) !== JSON.stringify(again[name])) {
        throw new Error(`${version}: ${name} changed in round ${rounds + 1} of an open release`)
      }
    }
    writeFileSync(`${stop}.${module}`, String(rounds + 1))
  }
  connection.closeSync?.()
  instance.closeSync?.()
  return { version, rounds, objects: objects.map((o) => o.name), queries, answers: first }
}

// compare holds the second file against the first and, where there is a third,
// the first against a folder with a file for each query, as harvest query --json
// prints it.
function compare(oldFile, newFile, folder) {
  const [a, b] = [oldFile, newFile].map((f) => JSON.parse(readFileSync(f, 'utf8')))
  const wrong = []
  const hold = (name, left, right, who) => {
    if (left?.length > 0 && JSON.stringify(left) === JSON.stringify(right)) return
    const l = left?.find((row) => !right?.includes(row)), r = right?.find((row) => !left?.includes(row))
    wrong.push(`${name}: DuckDB ${a.version} has ${left?.length} rows, ${who} ${right?.length}; the first that differ:\n  ${l}\n  ${r}`)
  }
  for (const name of new Set([...Object.keys(a.answers), ...Object.keys(b.answers)])) {
    hold(name, a.answers[name], b.answers[name], `DuckDB ${b.version}`)
  }
  for (const name of folder ? Object.keys(a.queries) : []) {
    const lines = readFileSync(join(folder, name + '.jsonl'), 'utf8').split('\n').filter(Boolean)
    hold(name, a.answers[name], sorted(lines.map((l) => JSON.parse(l))), 'harvest query')
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  const versions = [a, b].map((x) => x.version.replace(/^v/, '')).join(' and ')
  return `DuckDB ${versions}, ${a.objects.length} tables and views, ${Object.keys(a.queries).length - 1} queries: same answers (${a.rounds} and ${b.rounds} rounds)`
}

const [mode, ...rest] = process.argv.slice(2)
try {
  if (mode === 'compare') {
    console.log(compare(...rest))
  } else if (mode === 'texts') { // the queries, as harvest query is to ask them
    const { queries } = JSON.parse(readFileSync(rest[0], 'utf8'))
    for (const [name, sql] of Object.entries(queries)) console.log(JSON.stringify({ name, sql: asText(sql) }))
  } else {
    console.log(JSON.stringify(await ask(mode, ...rest)))
  }
} catch (error) {
  console.error(`clients: ${error.message ?? error}`)
  process.exitCode = 1 // the client's own threads end by themselves
}
