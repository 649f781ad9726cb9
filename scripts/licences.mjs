import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from './project.mjs';

/** What the site serves without a bundler's part in it: the runtime's WASM files. */
const copied = ['node_modules/onnxruntime-web'];

/**
 * The package of a source: the innermost of its folders, or a package that Next has copied into its
 * own, as it does with React.
 */
const SOURCE =
  /\/((?:node_modules\/(?:@[\w.-]+\/)?[\w.-]+\/)*(?:node_modules\/next\/dist\/compiled\/(?:@[\w.-]+\/)?[\w.-]+|node_modules\/(?:@[\w.-]+\/)?[\w.-]+))\//g;

/** Fonts come by way of style sheets; their packages are known by the beginnings of their files. */
const fonts = {
  inter: 'node_modules/@fontsource-variable/inter',
  'jetbrains-mono': 'node_modules/@fontsource-variable/jetbrains-mono',
  'source-serif-4': 'node_modules/@fontsource-variable/source-serif-4',
  KaTeX: 'node_modules/katex',
};

/**
 * Writes THIRD-PARTY-LICENCES.txt into an export: the licence of each package that its bundles hold,
 * of its fonts, and of the ONNX runtime. The source maps, which name the packages, are removed.
 *
 * @param {string} exported the folder of the export
 * @param {string} [folder] the project's root
 * @throws when a font is of an unknown package, or a package names no licence
 */
export function writeLicences(exported, folder = root) {
  const packages = listPackages(exported, folder);
  const texts = packages.map((path) => describe(folder, path));
  writeFileSync(
    join(exported, 'THIRD-PARTY-LICENCES.txt'),
    `This site contains code and fonts of the following packages.\n\n${texts.join(`\n${'─'.repeat(80)}\n`)}`,
  );
}

/**
 * @param {string} exported
 * @param {string} folder
 * @returns {string[]} the packages' folders, from the project's root, sorted
 */
function listPackages(exported, folder) {
  const found = new Set(copied);
  const bundled = new Set();
  for (const path of listFiles(join(exported, '_next'), exported)) {
    const font = /([^/]+)\.(woff2?|ttf)$/.exec(path)?.[1];
    if (font !== undefined) {
      const known = Object.entries(fonts).find(([start]) => font.startsWith(start));
      if (known === undefined) throw new Error(`${path} is a font of an unknown package.`);
      found.add(known[1]);
    }
    if (/\.(js|css)$/.test(path)) removeReference(join(exported, path));
    if (!path.endsWith('.map')) continue;
    const map = readFileSync(join(exported, path), 'utf8');
    for (const [, name = ''] of map.matchAll(SOURCE)) bundled.add(name);
    rmSync(join(exported, path));
  }
  if (bundled.size === 0) throw new Error('No source map names a package.');
  return [...new Set([...found, ...bundled])]
    .filter((path) => existsSync(join(folder, path, 'package.json')))
    .sort();
}

/**
 * Takes the line that names the source map from a script or a style sheet.
 *
 * @param {string} path
 */
function removeReference(path) {
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/\n?\/[/*]# sourceMappingURL=[^\n]*\s*$/, ''));
}

/**
 * @param {string} folder
 * @param {string} path of a package
 */
function describe(folder, path) {
  const at = join(folder, path);
  const { name, version, license, homepage, author } = JSON.parse(
    readFileSync(join(at, 'package.json'), 'utf8'),
  );
  const texts = readdirSync(at)
    .filter((file) => /^(licen[cs]e|copying|notice|thirdpartynotices)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(at, file), 'utf8').trim());
  if (license === undefined && texts.length === 0) throw new Error(`${path} names no licence.`);
  const by = typeof author === 'object' ? author.name : author;
  const head = [
    `${name.replace(/-builtin$/, '')} ${version ?? ''} (${license ?? 'see below'})`.replace(
      '  ',
      ' ',
    ),
    homepage,
    by && `by ${by}`,
  ];
  return [head.filter(Boolean).join('\n'), ...texts, ''].join('\n\n');
}
