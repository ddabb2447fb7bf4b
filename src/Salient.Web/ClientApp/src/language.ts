import { h } from './dom';
import { choose, language, languages, nameOf, say } from './say';

/** Chooses the language of the page; what reports say stays as they say it. */
export class LanguageChoice {
  readonly element: HTMLSelectElement;

  constructor() {
    this.element = h<HTMLSelectElement>('select', { class: 'language', 'aria-label': say('language.choose'), title: say('language.choose'), onchange: () => choose(this.element.value) },
      languages.map((code) => h('option', { value: code, lang: code, selected: code === language }, nameOf(code))));
  }
}
