import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@lezer/javascript';
import { root } from './project.mjs';

const typescript = parser.configure({ dialect: 'ts' });
/** Classes and interfaces whose members a cell meets. */
const MET = ['Tensor', 'Tokens', 'Next', 'WrittenWords', 'Bars', 'AnswerTable', 'CellTrace'];

/** Members that serve the drawing of an answer. */
const UNSEEN = new Set(['shown', 'meaning', 'valueOf', 'toString']);

/**
 * Returns what a cell can write, from the source of lib/cells/prelude: names, parameters, options and
 * the comments that stand before them. See lib/cells/declarations.ts.
 */
export function readDeclarations() {
  const files = ['gpt2', 'trace', 'answers', 'tensor'].map((name) => {
    return parse(join(root, 'lib', 'cells', 'prelude', `${name}.ts`));
  });
  const others = ['sampling/settings', 'trace/trace'].map((name) => {
    return parse(join(root, 'lib', `${name}.ts`));
  });
  const types = new Map([...files, ...others].flatMap((file) => typesOf(file)));
  const [gpt2] = files;
  const members = MET.flatMap((name) =>
    membersOf(types.get(name))
      .filter((member) => !UNSEEN.has(member.name))
      .map((member) => ({ ...member, of: name })),
  );
  // Its sizes are spread into the object.
  return { gpt2: [...methodsOf(gpt2, types), ...membersOf(types.get('ModelShape'))], members };
}

function parse(path) {
  const source = readFileSync(path, 'utf8');
  return { source, tree: typescript.parse(source) };
}

const textIn = ({ source }, { from, to }) => source.slice(from, to);

/** The classes and interfaces of a file by name. */
function typesOf(file) {
  const found = [];
  file.tree.iterate({
    enter({ name, node }) {
      if (name !== 'ClassDeclaration' && name !== 'InterfaceDeclaration') return;
      const title = node.getChild('VariableDefinition') ?? node.getChild('TypeDefinition');
      found.push([textIn(file, title), { file, node }]);
    },
  });
  return found;
}

/** The public members of a class or an interface, those of an interface that it extends among them. */
function membersOf(type, types) {
  if (!type) return [];
  const { file, node } = type;
  const body = node.getChild('ClassBody') ?? node.getChild('ObjectType');
  const found = [];
  for (let member = body.firstChild; member; member = member.nextSibling) {
    const text = textIn(file, member);
    if (/^(private|static|\[|constructor|#)/.test(text)) {
      if (text.startsWith('constructor')) found.push(...parameterMembers(file, member));
      continue;
    }
    const title = member.getChild('PropertyDefinition');
    if (title) found.push(declared(file, member, textIn(file, title)));
  }
  const head = file.source.slice(node.from, body.from);
  const [, parent] = /extends (?:Partial<)?(\w+)/.exec(head) ?? [];
  return types && parent ? [...found, ...membersOf(types.get(parent), types)] : found;
}

/** `constructor(readonly ids: …)` declares members, too. */
function parameterMembers(file, node) {
  const list = textIn(file, node.getChild('ParamList'));
  const readonly = /(?:\/\*\*\s*(.*?)\s*\*\/\s*)?(?<!private )readonly (\w+):/gs;
  return Array.from(list.matchAll(readonly), ([, says = '', name]) => ({ name, says }));
}

/** The properties of the object that cells know as `gpt2`. */
function methodsOf(file, types) {
  const start = file.source.indexOf('Object.freeze({');
  const found = [];
  file.tree.iterate({
    enter({ name, node, from }) {
      const column = from - file.source.lastIndexOf('\n', from) - 1;
      if (name !== 'Property' || from < start || column !== 4) return;
      const title = node.getChild('PropertyDefinition');
      if (!title) return;
      const declaration = declared(file, node, textIn(file, title));
      const options = optionsOf(declaration.parameters ?? '', types);
      found.push(options.length > 0 ? { ...declaration, options } : declaration);
    },
  });
  return found;
}

/** What the last argument of a method may hold. */
function optionsOf(parameters, types) {
  const [, named] = /: (\w+Options|Partial<SamplingSettings>) = \{\}\)$/.exec(parameters) ?? [];
  if (named) return membersOf(types.get(named.replace(/^Partial<|>$/g, '')), types);
  const [, inline] = /\{([^{}]*)\} = \{\}\)$/.exec(parameters) ?? [];
  return Array.from((inline ?? '').matchAll(/(\w+)( = [^,]+)?/g), ([text, name]) => {
    return { name, says: text.includes('=') ? `${text}, if not given.` : '' };
  });
}

function declared(file, node, name) {
  const getter = textIn(file, node).startsWith('get ');
  const list = getter ? null : node.getChild('ParamList');
  return {
    name,
    ...(list ? { parameters: oneLine(textIn(file, list)) } : {}),
    says: says(file, node),
  };
}

/** The words of the comment before a declaration. */
function says(file, node) {
  const before = node.prevSibling;
  if (before?.name !== 'BlockComment') return '';
  return oneLine(
    textIn(file, before)
      .replace(/^\/\*\*|\*\/$/g, '')
      .replace(/^\s*\* ?/gm, ''),
  );
}

const oneLine = (text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/,? ([)}])$/, '$1')
    .trim();
