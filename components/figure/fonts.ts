/**
 * The page's own font files that an SVG's texts need, as style sheet: without them an image of it
 * would be set in whatever the system has. A file that cannot be had is left out.
 */
export async function embeddedFonts(svg: SVGElement): Promise<string> {
  const families = new Set<string>();
  for (const element of svg.querySelectorAll<SVGElement>('[font-family], [style*="font-family"]')) {
    const family = element.getAttribute('font-family') ?? element.style.fontFamily;
    for (const name of namesIn(family)) families.add(name);
  }
  const letters = new Set(
    Array.from(svg.textContent ?? '', (letter) => letter.codePointAt(0) ?? 0),
  );
  const rules = fontFaces().filter(
    ({ style }) =>
      namesIn(style.getPropertyValue('font-family')).some((name) => families.has(name)) &&
      (style.getPropertyValue('font-style') || 'normal') === 'normal' &&
      covers(style.getPropertyValue('unicode-range'), letters),
  );
  const faces = await Promise.all(rules.map(embedded));
  return faces.filter((face) => face !== undefined).join('\n');
}

const namesIn = (list: string) =>
  list.split(',').map((name) => name.trim().replaceAll(/^["']|["']$/g, ''));

function fontFaces(): CSSFontFaceRule[] {
  if (typeof CSSFontFaceRule === 'undefined') return [];
  return Array.from(document.styleSheets).flatMap((sheet) => {
    try {
      return Array.from(sheet.cssRules).filter((rule) => rule instanceof CSSFontFaceRule);
    } catch {
      // A sheet of another origin, as an extension may add one, does not show its rules.
      return [];
    }
  });
}

/** True when a range as `U+0-FF, U+131` holds one of the letters; a face without one holds all. */
export function covers(range: string, letters: Iterable<number>): boolean {
  if (range.trim() === '') return true;
  const spans = range.split(',').map((part) => {
    const [from = '', to] = part.trim().replace(/^U\+/i, '').split('-');
    const low = Number.parseInt(from.replaceAll('?', '0'), 16);
    return [low, Number.parseInt(to ?? from.replaceAll('?', 'F'), 16)] as const;
  });
  for (const letter of letters) {
    if (spans.some(([low, high]) => letter >= low && letter <= high)) return true;
  }
  return false;
}

async function embedded(rule: CSSFontFaceRule): Promise<string | undefined> {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (!address) return undefined;
  try {
    const base = rule.parentStyleSheet?.href ?? document.baseURI;
    const response = await fetch(new URL(address, base));
    if (!response.ok) return undefined;
    const data = await dataUrl(await response.blob());
    const value = (name: string) => rule.style.getPropertyValue(name);
    const range = value('unicode-range');
    return `@font-face{font-family:${value('font-family')};font-weight:${value('font-weight') || 'normal'};src:url(${data}) format("woff2")${range ? `;unicode-range:${range}` : ''}}`;
  } catch {
    return undefined;
  }
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
