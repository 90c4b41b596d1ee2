/** Words in the language of the page. */
import { constants } from './words/constants.js';
import { words } from './words/room.js';

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

/** A constant of the record in words. @param {string} constant */
export function said(constant) {
  const known = constants[constant.replaceAll('_', ' ')];
  return known ? known[index] : constant.toLowerCase().replaceAll('_', ' ');
}
