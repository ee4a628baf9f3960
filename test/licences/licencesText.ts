/** What package-lock.json says of an installed package. */
interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
}

/** Needed to build only, and yet a part of what is built: the fonts of a report. */
const BUILT_IN = 'node_modules/source-sans';

/**
 * The page docs/licences.md: every package that a production install may hold, with version and licence, from the text of a
 * package-lock.json. Throws where a package names no licence.
 */
export function licencesText(lock: string): string {
  const { packages } = JSON.parse(lock) as { readonly packages: Readonly<Record<string, Locked>> };
  const rows = Object.entries(packages).flatMap(([path, entry]) =>
    path === '' || (entry.dev && path !== BUILT_IN) ? [] : [rowOf(path, entry)],
  );
  const unique = [...new Map(rows.map((row) => [`${row.name} ${row.version}`, row])).values()];
  const counts = new Map<string, number>();
  for (const { licence } of unique) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [
    '# Licences',
    '',
    `What a production install may hold: ${unique.length} packages, of which a machine gets those that are for it. Made from package-lock.json by \`npm run licences\`; a test fails where it is another.`,
    '',
    '| licence | packages |',
    '|---|---|',
    ...[...counts]
      .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
      .map(([licence, count]) => `| ${licence} | ${count} |`),
    '',
    '| package | version | licence | |',
    '|---|---|---|---|',
    ...unique
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, version, licence, place }) => `| ${name} | ${version} | ${licence} | ${place} |`),
    '',
  ].join('\n');
}

interface Row {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Where it is installed, if not everywhere. */
  readonly place: string;
}

function rowOf(path: string, { version, license, os }: Locked): Row {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  if (license === undefined) throw new Error(`${name} ${version} names no licence`);
  return {
    name,
    version,
    licence: license,
    place: path === BUILT_IN ? 'six of its files, in dist/fonts/' : os === undefined ? '' : `${os.join(', ')} only`,
  };
}
