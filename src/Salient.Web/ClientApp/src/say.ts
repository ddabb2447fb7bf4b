import { IntlMessageFormat } from 'intl-messageformat';
import type english from '../../Languages/en.json';

/** What the page can say: a key of the English file. The other files have the same keys, which a test holds them to. */
export type Key = keyof typeof english;
/** What a sentence is filled with: words, numbers, or parts of the page. */
export type Part = string | number | Node | null | Part[];

const files = import.meta.glob<Record<Key, string>>('../../Languages/*.json', { import: 'default' });
const codeOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
/** The languages that there are, by their codes. */
export const languages: string[] = Object.keys(files).map(codeOf);

const cookie = 'salient-language';
const base = (tag: string): string => tag.split('-')[0]!.toLowerCase();
const isOurs = (code: string | null | undefined): code is string => code !== null && code !== undefined && languages.includes(code);

/** The address first, then what was chosen, then what the browser asks for. The server's plain pages go by the same order. */
function chosen(): string {
  const kept = new RegExp(`(?:^|; )${cookie}=([a-z]+)`).exec(document.cookie)?.[1];
  return [new URL(location.href).searchParams.get('lang'), kept, ...navigator.languages.map(base)].find(isOurs) ?? 'en';
}

export const language = chosen();
const messages = await Object.entries(files).find(([path]) => codeOf(path) === language)![1]();
/** The variety that the browser asks for where it is of this language: months have other names in Damascus than in Cairo. English dates are day, month, year. */
export const locale = language === 'en' ? 'en-GB' : navigator.languages.find((tag) => base(tag) === language) ?? language;
const isRightToLeft = messages['language.direction'] === 'rtl';

document.documentElement.lang = language;
document.documentElement.dir = messages['language.direction'];

/** Keeps a language for this browser, and shows the page in it: its address holds the view, so nothing is lost. */
export function choose(code: string): void {
  document.cookie = `${cookie}=${code}; path=/; max-age=31536000; samesite=lax`;
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  if (address.href === location.href) location.reload();
  else location.replace(address);
}

/** A language by its own name. */
export const nameOf = (code: string): string => {
  const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
};

const made = new Map<string, IntlMessageFormat>();

function formatOf(key: Key): IntlMessageFormat {
  let format = made.get(key);
  if (!format) made.set(key, format = new IntlMessageFormat(messages[key], locale, undefined, { ignoreTag: true }));
  return format;
}

/** Names from reports in a sentence that runs the other way: kept together by marks that nobody sees (U+2068 and U+2069). */
export const apart = (words: string): string => (isRightToLeft && words !== '' ? `\u2068${words}\u2069` : words);

/** Words of the language. */
export function say(key: Key, values: Record<string, string | number> = {}): string {
  return formatOf(key).format<string>(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? apart(value) : value]))) as string;
}

/** The same with parts of the page among the words. */
export function put(key: Key, values: Record<string, Part>): (Node | string)[] {
  const held = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value : { value }]));
  return formatOf(key).formatToParts<{ value: Part }>(held).flatMap((part) => (part.type === 1 ? flat((part.value as { value: Part }).value) : [String(part.value)]));
}

function flat(part: Part): (Node | string)[] {
  if (part === null) return [];
  if (Array.isArray(part)) return part.flatMap(flat);
  return [part instanceof Node ? part : typeof part === 'string' ? apart(part) : new Intl.NumberFormat(locale).format(part)];
}

/** Whether there are words for a key that is made of somebody's code: a desk may have events of its own. */
export const isKey = (key: string): key is Key => Object.hasOwn(messages, key);

/** Words one after the other, as a list of this language. */
export const listed = (words: string[]): string => words.map(apart).join(messages['list.comma']);

/** The same for what has commas itself. */
export const listedApart = (words: string[]): string => words.map(apart).join(messages['list.semicolon']);
