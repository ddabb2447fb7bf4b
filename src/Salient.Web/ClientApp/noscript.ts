import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const folder = new URL('../Languages/', import.meta.url);

/** Where nothing runs scripts: the way to the plain list, in every language that the page speaks. */
export const noscript = (): Plugin => ({
  name: 'noscript',
  transformIndexHtml: (html) => html.replace('<noscript></noscript>', () => `<noscript>${readdirSync(folder).map(paragraph).join('')}</noscript>`),
});

function paragraph(file: string): string {
  const code = file.replace('.json', '');
  const words = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>;
  return `<p lang="${code}" dir="${words['language.direction']}">${words['page.noscript']!.replace('{link}', `<a href="/list?lang=${code}">/list</a>`)}</p>`;
}
