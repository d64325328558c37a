// Completes package-lock.json: npm leaves out the programs of other platforms that the registry in use does not hold, and then `npm ci`
// refuses the lock it wrote itself. Adds those entries from what the packages say of themselves; run after any `npm install`.
//   node scripts/lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const words = (name) => name.split('/').pop().split('-');
const found = (name, known) => known.filter((word) => words(name).includes(word));
const libc = (name) => (words(name).some((word) => word.startsWith('musl')) ? ['musl'] : words(name).some((word) => word.startsWith('gnu')) ? ['glibc'] : []);

function entry(name, version, dev) {
  const [os, cpu, c] = [found(name, systems), found(name, processors), found(name, ['linux']).length > 0 ? libc(name) : []];
  if (os.length === 0 && cpu.length === 0) return null;
  return { version, ...(cpu.length > 0 && { cpu }), ...(dev && { dev }), ...(c.length > 0 && { libc: c }), optional: true, ...(os.length > 0 && { os }) };
}

let added = 0;
for (const [place, item] of Object.entries(lock.packages)) {
  if (place === '') continue;
  for (const [name, version] of Object.entries(item.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`;
    const nested = `${place}/node_modules/${name}`;
    if (at in lock.packages || nested in lock.packages || !/^\d/.test(version)) continue;
    const made = entry(name, version, item.dev === true);
    if (!made) continue;
    lock.packages[at] = made;
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
