/** Words in the language of the page. */
import { constants } from './words/constants.js';
import { facts } from './words/facts.js';
import { findings } from './words/findings.js';
import { kinds } from './words/kinds.js';
import { parts } from './words/parts.js';
import { plans } from './words/plans.js';
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

/** What a part of a proposal is called. @param {string} name */
export const part = name => parts[name]?.[index] ?? name;

/** Hours and minutes, and what is left out of a list. */
const measures = [[/(\d+) h\b/g, ['год', 'ч', 'س', 'h']], [/(\d+) min(?:utes?)?\b/g, ['хв', 'мин', 'د', 'min']]];
const roles = { 'the coordinator': 'COORDINATOR', 'the convoy leader': 'CONVOY LEADER', 'the liaison of ': 'LIAISON' };
const and = ['і', 'и', 'و', 'et'];
const DAY = /\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\b/g;
const others = ['і ще доріг: ', 'и ещё дорог: ', 'وطرق أخرى: ', 'et autres routes : '];

/** Ends and begins as the English does; its numbers are written as here, where a comma may stand before tenths. */
function asIn(english, sentence) {
  let own = sentence.replace(/\b\d{1,3}(?:,\d{3})+\b/g, n => Number(n.replaceAll(',', '')).toLocaleString(locale()))
    .replace(/ and (\d+) more roads?/g, (_, n) => `, ${others[index - 1]}${n}`);
  own = own.replace(DAY, (_, day, month, year) => new Date(`${day} ${month} ${year} 12:00 UTC`)
    .toLocaleDateString(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }))
    .replace(/(?<=\p{L}) and (?=\p{Lu})/gu, ` ${and[index - 1]} `);
  for (const [role, constant] of Object.entries(roles)) {
    own = own.replaceAll(role, said(constant) + (role.endsWith(' ') ? ' ' : ''));
  }
  for (const [pattern, units] of measures) {
    own = own.replace(pattern, (_, n) => `${n} ${units[index - 1]}`);
  }
  own = english.endsWith('.') ? own.replace(/\.*$/, '.') : own.replace(/\.+$/, '');
  return /^\p{Lu}/u.test(english) ? own.charAt(0).toUpperCase() + own.slice(1) : own;
}

/** In the language of the page by the first pattern that fits; null where it is said in the words of the record. */
function translated(patterns, english) {
  for (const [pattern, ...own] of index ? patterns : []) {
    const found = pattern.exec(english);
    if (found) {
      const sentence = own[index - 1].replace(/\{([~*#]?)(\d)\}/g, (_, how, group) => {
        const part = found[Number(group)] ?? '';
        if (how === '~' || how === '*') {
          return how === '*' ? said(part) : translated(patterns, part) ?? part;
        }
        const told = how === '#' ? Number(part.replaceAll(',', '')).toLocaleString(locale()) : part;
        // Names in Latin letters do not turn the direction of what stands around them.
        return languages[index] === 'ar' ? `\u2068${told}\u2069` : told;
      });
      return asIn(english, sentence);
    }
  }
  return null;
}

/** What stands in the way. @param {string} english */
export const finding = english => translated(findings, english);

/** A fact behind it; in the words of the record where it is not known. @param {string} english */
export const fact = english => translated(facts, english) ?? english;

/** What a plan says of itself; null where it is not known. @param {string} english */
export const ofPlan = english => translated(plans, english);

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
