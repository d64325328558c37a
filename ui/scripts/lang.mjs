// Keeps the one catalogue (src/lang/id.json, src/lang/en.json) sorted and complete.
//   node scripts/lang.mjs add FILE   merge {"key": ["Indonesian", "English"], ...}; "-" reads standard input
//   node scripts/lang.mjs sort       sort both files
//   node scripts/lang.mjs check      same keys, same {params}, sorted; exit 1 when not
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '..', 'src');
const languages = ['id', 'en'];
const fileOf = (language) => join(source, 'lang', `${language}.json`);
const read = (language) => JSON.parse(readFileSync(fileOf(language), 'utf8'));
const sorted = (texts) => Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
const format = (texts) => `${JSON.stringify(sorted(texts), null, 2)}\n`;

/** Two people may merge at the same moment: a folder is the lock. */
function locked(work) {
  const lock = join(source, 'lang', '.lock');
  for (let tries = 0; ; tries += 1) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (tries > 100) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
  try {
    return work();
  } finally {
    rmdirSync(lock);
  }
}

function add(path) {
  const fresh = JSON.parse(readFileSync(path === '-' ? 0 : path, 'utf8'));
  locked(() =>
    languages.forEach((language, index) => {
      const texts = read(language);
      for (const [key, pair] of Object.entries(fresh)) texts[key] = pair[index];
      writeFileSync(fileOf(language), format(texts));
    }),
  );
}

const sort = () => locked(() => languages.forEach((language) => writeFileSync(fileOf(language), format(read(language)))));

const params = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort().join(',');

function check() {
  const [id, en] = languages.map(read);
  const faults = [];
  for (const key of new Set([...Object.keys(id), ...Object.keys(en)])) {
    if (!(key in id)) faults.push(`${key}: missing in id.json`);
    else if (!(key in en)) faults.push(`${key}: missing in en.json`);
    else if (params(id[key]) !== params(en[key])) faults.push(`${key}: parameters differ between id and en`);
    if (!/^[a-z][A-Za-z0-9_]*$/.test(key)) faults.push(`${key}: keys are snake_case`);
  }
  for (const language of languages) {
    if (readFileSync(fileOf(language), 'utf8') !== format(read(language))) faults.push(`${language}.json: run "npm run lang:sort"`);
  }
  for (const fault of new Set(faults)) console.error(fault);
  if (faults.length > 0) process.exit(1);
}

const [command, argument] = process.argv.slice(2);
if (command === 'add' && argument) add(argument);
else if (command === 'sort') sort();
else if (command === 'check') check();
else {
  console.error('usage: lang.mjs add FILE | sort | check');
  process.exit(2);
}
