/** Returns the code that puts a figure into another page. @param height in CSS pixels */
export function embedCode(address: string, title: string, height: number): string {
  const [source, name] = [address, title].map((text) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
  );
  return `<iframe src="${source}" title="${name}" width="100%" height="${height}" style="border: 0" loading="lazy"></iframe>`;
}
