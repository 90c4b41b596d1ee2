package org.corridor.feeds.read;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Mends tags of words on which the model errs: small words, names, offices and verbs of saying.
final class Tags {
  private static final Pattern AUXILIARY = Pattern.compile("(?i)has|have|had|is|are|was|were");
  private static final Pattern BETWEEN = Pattern.compile("ADV|PART");
  private static final Pattern DOUBLE_NAME = Pattern.compile("\\p{L}{2,8}-\\p{Lu}\\p{L}+");
  private static final Pattern GENITIVE = Pattern.compile("\\p{Lu}\\p{L}+['’]s?");
  private static final Pattern SHORTENED_IS =
      Pattern.compile("(?i)(he|she|it|that|there|what|who|let|here)['’]s");
  private static final Pattern NOT_VERB = Pattern.compile("NOUN|ADJ|X|ADV|PROPN");
  private static final Pattern NOT_NAME = Pattern.compile("VERB|AUX|ADP|ADV|INTJ|X|SCONJ");
  private static final Pattern CAPITAL = Pattern.compile("-?\\p{Lu}");
  private static final Pattern WORD = Pattern.compile("-?\\p{L}{3,}(?:['’]s)?");

  /// Bodies that speak, and those who do; "command" and "staff" may be verbs elsewhere.
  private static final Pattern SPEAKS = Pattern.compile(
      "(?:directorate|ambassador|delegate|delegation|command|staff|council|ministry|office|service|headquarters|guard|police|centre|center|mission|embassy|charity|union|board|observer|resident|driver|volunteer|doctor|officials?|spokes\\w+|negotiators?|commanders?|diplomats?|monitors?|representative|correspondent|secretary|chairwoman|patriarch|bishop|prosecutor)(?:['’]s)?");

  private static final Map<String, String> SMALL = Map.ofEntries(
      Map.entry("fellow", "ADJ"),
      Map.entry("and", "CCONJ"),
      Map.entry("or", "CCONJ"),
      Map.entry("but", "CCONJ"),
      Map.entry("the", "DET"),
      Map.entry("a", "DET"),
      Map.entry("an", "DET"),
      Map.entry("he", "PRON"),
      Map.entry("she", "PRON"),
      Map.entry("they", "PRON"),
      Map.entry("we", "PRON"));

  private Tags() {}

  static void mend(String[] forms, String[] tags) {
    for (int i = 0; i < tags.length; i++) {
      // Small words that are nothing else; the model errs on them in short sentences.
      tags[i] = SMALL.getOrDefault(forms[i].toLowerCase(Locale.ROOT), tags[i]);
      if (AUXILIARY.matcher(forms[i]).matches() && i + 1 < tags.length) {
        int verb = i + 1;
        while (verb < tags.length - 1 && BETWEEN.matcher(tags[verb]).matches()) {
          verb++;
        }
        tags[i] = tags[verb].startsWith("VERB") ? "AUX" : tags[i];
      }
      // "Yemen's" is PROPN+PART.
      int plus = tags[i].indexOf('+');
      tags[i] = plus > 0 ? tags[i].substring(0, plus) : tags[i];
      if (DOUBLE_NAME.matcher(forms[i]).matches()) {
        tags[i] = "PROPN";
      }
      if (GENITIVE.matcher(forms[i]).matches()
          && !SHORTENED_IS.matcher(forms[i]).matches()) {
        tags[i] = "PROPN";
      }
      if (NOT_VERB.matcher(tags[i]).matches()
          && Character.isLowerCase(forms[i].charAt(0))
          && Cue.isSurelyVerb(forms[i])) {
        tags[i] = "VERB";
      }
      if (isMistaken(forms, tags, i)) {
        tags[i] = CAPITAL.matcher(forms[i]).lookingAt() ? "PROPN" : "NOUN";
      }
      boolean capital = i > 0 && Character.isUpperCase(forms[i].charAt(0)) && forms[i].length() > 2;
      boolean beside =
          (i + 1 < tags.length && isName(forms, tags, i + 1)) || isName(forms, tags, i - 1);
      if (capital && beside && NOT_NAME.matcher(tags[i]).matches()) {
        tags[i] = "PROPN";
      }
    }
    // "Hikmet Hajiyev, an adviser": a first name that the model does not know.
    boolean first = tags.length > 1
        && tags[0].matches("VERB|X|INTJ")
        && isName(forms, tags, 1)
        && forms[0].matches("\\p{Lu}[\\p{Ll}'’-]{2,}")
        && !forms[0].matches(
            "(?i).*(ing|ed)|see|let|read|ask|take|give|make|meet|watch|help|stop|save");
    if (first && !Cue.isSurelyVerb(forms[0])) {
      tags[0] = "PROPN";
    }
  }

  /// A word taken for a mark; an office or a body taken for no noun, as a verb only before a verb
  /// of saying or a name: "the joint command said", "ambassador Polyanskiy".
  private static boolean isMistaken(String[] forms, String[] tags, int i) {
    if (forms[i].equals("WHO") || forms[i].equals("WHO's") || forms[i].equals("WHO’s")) {
      return true;
    }
    boolean mark = tags[i].matches("PUNCT|SYM") && WORD.matcher(forms[i]).matches();
    boolean speaks = Offices.isNoun(forms[i]) || SPEAKS.matcher(forms[i]).matches();
    boolean before = i + 1 < forms.length
        && (Cue.isSurelyVerb(forms[i + 1]) || tags[i + 1].matches("PROPN|ADP"));
    boolean noun = tags[i].equals("VERB")
        && i > 0
        && i + 1 < forms.length
        && tags[i - 1].equals("ADP")
        && tags[i + 1].equals("NOUN")
        && forms[i].matches("\\p{Ll}+")
        && !forms[i].matches(".*(?:ing|ed|en)");
    if (noun) {
      // "by voice message"
      return true;
    }
    boolean noVerb = tags[i].matches("ADV|X|INTJ|ADP|SCONJ|ADJ|PART");
    return mark
        || (speaks
            && (noVerb
                ? before || !tags[i].equals("ADJ")
                : tags[i].equals("VERB")
                    && before
                    && i > 0
                    && !tags[i - 1].matches("PRON|AUX|PART")));
  }

  private static boolean isName(String[] forms, String[] tags, int i) {
    return i > 0 && Character.isUpperCase(forms[i].charAt(0)) && tags[i].equals("PROPN");
  }
}
