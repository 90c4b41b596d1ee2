/** Words in the language of the page. */
import { constants } from './words/constants.js';
import { findings } from './words/findings.js';
import { kinds } from './words/kinds.js';
import { words } from './words/room.js';
import { handles, rules } from './words/rules.js';

export const languages = ['en', 'uk', 'ru', 'ar', 'fr'];

let index = 0;

/** @param {string} language of those there are */
export function speak(language) {
  index = Math.max(0, languages.indexOf(language));
}

/** For numbers and dates. */
export const locale = () => languages[index] === 'en' ? 'en-GB' : languages[index];

/** The word for a thing; its key where there is none. @param {string} key */
export const word = key => words[key]?.[index] ?? key;

/** Is there a word for a constant? @param {string} constant */
export const isConstant = constant => constant.replaceAll('_', ' ') in constants;

/** What an entry of the record is. @param {string} type */
export const kind = type => kinds[type]?.[index] ?? type;

/** What a term, an item or a rule is about; the English words of the record where it is not known. @param {string} rule */
export const rule = (rule, english = '') => rules[rule.toUpperCase()]?.[index] ?? english;

/**
 * What stands in the way in the language of the page; null where it is said in the words of the record.
 * @param {string} english
 */
export function finding(english) {
  for (const [pattern, ...said] of index ? findings : []) {
    const found = pattern.exec(english);
    if (found) {
      return said[index - 1].replace(/\{(\d)\}/g, (_, group) => found[Number(group)]);
    }
  }
  return null;
}

/** What one unit of a term is that can be moved. @param {string} term @param {string} english */
export function handle(term, english) {
  const known = Object.keys(handles).find(h => h.endsWith('-') ? term.startsWith(h) : term === h);
  if (index === 0 || !known) {
    return english;
  }
  const [before] = handles[known];
  const place = before ? english.slice(english.indexOf(before) + before.length).replace(/ is open$/, '') : '';
  return `${handles[known][index]} ${place}`.trim();
}

/** A constant of the record in words. @param {string} constant */
export function said(constant) {
  const known = constants[constant.replaceAll('_', ' ')];
  return known ? known[index] : constant.toLowerCase().replaceAll('_', ' ');
}
