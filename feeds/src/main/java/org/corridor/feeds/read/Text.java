package org.corridor.feeds.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;

/// English in sentences, words and parts of speech, by the models of Apache OpenNLP.
final class Text {
  private static final Pattern INITIAL_LAST = Pattern.compile(
      "(?:\\p{Lu}[\\p{L}’'-]+|(?i:head|leader|chief|spokes\\w+|minister)),? \\p{Lu}\\.$");
  private static final int SENTENCE_WORDS_MAX = 200;

  /// What stands before the hyphen of a first name, or of a name with an article.
  private static final Pattern FIRST_PARTS = Pattern.compile(
      "Jean|Marie|Anne|Pierre|Paul|Claude|Louis|François|Hans|Karl|Ernst|Heinz|Jan|José|Juan|Mary|Abd|(?i:al|el|as|ad|an|ar|at|ash|az)");

  private final SentenceDetectorME sentences;
  private final TokenizerME tokenizer;
  private final POSTaggerME tagger;

  Text(SentenceModel sentences, TokenizerModel tokenizer, POSModel tagger) {
    this.sentences = new SentenceDetectorME(sentences);
    this.tokenizer = new TokenizerME(tokenizer);
    this.tagger = new POSTaggerME(tagger);
  }

  /// The sentences of all lines that are read.
  List<Sentence> of(Page page) {
    List<Sentence> all = new ArrayList<>();
    for (int l = 0; l < page.lines().size(); l++) {
      Line line = page.lines().get(l);
      if (line.isRead()) {
        all.addAll(of(page.text(), line, l));
      }
    }
    return all;
  }

  private List<Sentence> of(String text, Line line, int number) {
    int base = line.kind() == Line.Kind.BODY
        ? Dateline.end(text, line.span().from(), line.span().to())
        : line.span().from();
    if (base >= line.span().to()) {
      return List.of();
    }
    List<Quotation> said =
        Quotation.in(text, line.span()).stream().filter(q -> q.isSaid(text)).toList();
    char[] masked = text.substring(base, line.span().to()).toCharArray();
    for (Quotation q : said) {
      // As one word; a full stop at its end stays, for a sentence may end with it.
      if (q.whole().from() < base) {
        continue;
      }
      int to = q.whole().to() - base;
      Arrays.fill(masked, q.whole().from() - base, to, 'Q');
      String inner = q.inner().of(text).strip();
      char last = inner.charAt(inner.length() - 1);
      if (".!?…".indexOf(last) >= 0 && to < masked.length && goesOnAnew(masked, to)) {
        masked[to - 1] = '.';
      }
    }
    endAtPictures(masked);
    String plain = new String(masked);
    List<Sentence> found = new ArrayList<>();
    for (opennlp.tools.util.Span s : split(plain)) {
      List<Token> tokens = tokens(plain, s, base, said, text);
      if (!tokens.isEmpty()) {
        found.add(new Sentence(
            tokens, new Span(base + s.getStart(), base + s.getEnd()), number, line.kind()));
      }
    }
    return found;
  }

  /// "… at once 🚌 Buses leave at ten": a picture before a capital ends a sentence as a full stop
  /// does.
  private static void endAtPictures(char[] line) {
    for (int i = 0; i < line.length; i++) {
      boolean picture = Character.isSurrogate(line[i])
          || Character.getType(line[i]) == Character.OTHER_SYMBOL
          || line[i] == '\uFE0F'
          || line[i] == '\u200D';
      if (picture) {
        int next = i;
        while (next < line.length
            && (Character.isWhitespace(line[next])
                || Character.isSurrogate(line[next])
                || Character.getType(line[next]) == Character.OTHER_SYMBOL
                || line[next] == '\uFE0F'
                || line[next] == '\u200D')) {
          next++;
        }
        int before = i - 1;
        while (before >= 0 && Character.isWhitespace(line[before])) {
          before--;
        }
        boolean ends = before >= 0
            && next < line.length
            && Character.isUpperCase(line[next])
            && ".!?:".indexOf(line[before]) < 0;
        Arrays.fill(line, i, Math.min(next, line.length), ' ');
        if (ends) {
          line[before + 1] = '.';
        }
        i = next - 1;
      }
    }
  }

  /// Does a sentence begin behind a quotation, or only its attribution?
  private static boolean goesOnAnew(char[] line, int at) {
    int i = at;
    while (i < line.length && Character.isWhitespace(line[i])) {
      i++;
    }
    return i < line.length && (Character.isUpperCase(line[i]) || line[i] == '"' || line[i] == '“');
  }

  private List<opennlp.tools.util.Span> split(String plain) {
    List<opennlp.tools.util.Span> spans = new ArrayList<>();
    for (opennlp.tools.util.Span s : sentences.sentPosDetect(plain)) {
      // "U.N. spokesman", "5 a.m. on Friday": an abbreviation does not end a sentence before a
      // small letter.
      if (!spans.isEmpty() && abbreviated(plain, spans.getLast(), s)) {
        opennlp.tools.util.Span before = spans.removeLast();
        spans.add(new opennlp.tools.util.Span(before.getStart(), s.getEnd()));
      } else {
        spans.add(s);
      }
    }
    return spans;
  }

  private static boolean abbreviated(
      String plain, opennlp.tools.util.Span before, opennlp.tools.util.Span next) {
    String end = plain.substring(before.getStart(), before.getEnd());
    char first = plain.charAt(next.getStart());
    return (end.matches("(?s).*\\b[ap]\\.m\\.")
            && plain
                .substring(next.getStart(), next.getEnd())
                .matches("(?s)(?:\\(|(?:Moscow|Kyiv|Kiev|local|GMT|EET|UTC)\\b).*"))
        || end.matches(
            "(?s).*\\b(Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Maj|Brig|Sen|Rep|Prof|Rev|U\\.N|U\\.S|No)\\.")
        // "Vassily A. Nebenzia", "the political head, B. Nadesan".
        || (INITIAL_LAST.matcher(end).find() && Character.isUpperCase(first))
        || (Character.isLowerCase(first) && end.endsWith("."))
        || (end.matches("(?s).*\\b(Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\\.")
            && Character.isDigit(first));
  }

  private List<Token> tokens(
      String plain, opennlp.tools.util.Span s, int base, List<Quotation> said, String text) {
    String sentence = plain.substring(s.getStart(), s.getEnd());
    List<Span> spans = new ArrayList<>();
    for (opennlp.tools.util.Span t : tokenizer.tokenizePos(sentence)) {
      spans.add(new Span(base + s.getStart() + t.getStart(), base + s.getStart() + t.getEnd()));
    }
    List<Span> words = new ArrayList<>();
    for (Span span : spans) {
      Quotation in =
          said.stream().filter(q -> q.whole().touches(span)).findFirst().orElse(null);
      if (in == null) {
        boolean dot = span.length() == 1
            && text.charAt(span.from()) == '.'
            && !words.isEmpty()
            && words.getLast().to() == span.from()
            && (words.getLast().of(text).matches("U\\.[NS]|Mr|Mrs|Ms|Dr|Gen|[ap]\\.m")
                || isInitial(text, words.getLast(), span));
        if (dot) {
          Span abbreviated = words.removeLast();
          words.add(new Span(abbreviated.from(), span.to()));
          continue;
        }
        parts(text, span, words);
      } else if (words.isEmpty() || !words.getLast().equals(in.whole())) {
        if (span.from() < in.whole().from()) {
          words.add(new Span(span.from(), in.whole().from()));
        }
        words.add(in.whole());
        if (span.to() > in.whole().to()) {
          words.add(new Span(in.whole().to(), span.to()));
        }
      } else if (span.to() > in.whole().to()) {
        words.add(new Span(in.whole().to(), span.to()));
      }
    }
    words = withoutShortForms(text, oneName(text, words));
    if (words.size() > SENTENCE_WORDS_MAX) {
      words = words.subList(0, SENTENCE_WORDS_MAX);
    }
    String[] forms = new String[words.size()];
    for (int i = 0; i < forms.length; i++) {
      Span w = words.get(i);
      boolean quote = said.stream().anyMatch(q -> q.whole().equals(w));
      forms[i] = quote ? "this" : w.of(text);
    }
    String[] tags = tagger.tag(forms);
    Tags.mend(forms, tags);
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < forms.length; i++) {
      Span w = words.get(i);
      boolean quote = said.stream().anyMatch(q -> q.whole().equals(w));
      tokens.add(new Token(w.of(text), quote ? Token.QUOTE : tags[i], w.from(), w.to()));
    }
    return tokens;
  }

  /// "A." of "Vassily A. Nebenzia".
  private static boolean isInitial(String text, Span letter, Span dot) {
    return letter.length() == 1
        && Character.isUpperCase(text.charAt(letter.from()))
        && dot.to() + 1 < text.length()
        && text.charAt(dot.to()) == ' '
        && Character.isUpperCase(text.charAt(dot.to() + 1));
  }

  /// "Jean-Marc", "al-Khokha": one word, which the model takes for three.
  private static List<Span> oneName(String text, List<Span> words) {
    List<Span> joined = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Span w = words.get(i);
      boolean begins = i + 2 < words.size()
          && words.get(i + 1).of(text).equals("-")
          && w.to() == words.get(i + 1).from()
          && words.get(i + 1).to() == words.get(i + 2).from()
          && FIRST_PARTS.matcher(w.of(text)).matches()
          && Character.isUpperCase(text.charAt(words.get(i + 2).from()));
      boolean hyphened = i + 1 < words.size()
          && w.to() == words.get(i + 1).from()
          && FIRST_PARTS.matcher(w.of(text)).matches()
          && words.get(i + 1).of(text).matches("-\\p{Lu}\\p{L}+");
      if (hyphened) {
        joined.add(new Span(w.from(), words.get(i + 1).to()));
        i++;
      } else if (begins) {
        joined.add(new Span(w.from(), words.get(i + 2).to()));
        i += 2;
      } else {
        joined.add(w);
      }
    }
    return joined;
  }

  /// "The World Food Programme (WFP) said": how it is called for short stands in the way.
  private static List<Span> withoutShortForms(String text, List<Span> words) {
    List<Span> left = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean shortForm = i > 0
          && i + 2 < words.size()
          && words.get(i).of(text).equals("(")
          && words.get(i + 2).of(text).equals(")")
          && words.get(i + 1).of(text).matches("\\p{Lu}\\p{L}*\\p{Lu}[\\p{L}-]{0,8}")
          && Character.isUpperCase(text.charAt(words.get(i - 1).from()));
      int country = ofCountry(text, words, i);
      if (shortForm) {
        i += 2;
      } else if (country > 0) {
        i = country;
      } else {
        left.add(words.get(i));
      }
    }
    return left;
  }

  /// "DMYTRO KULEBA (Ukraine)", as records of meetings have it: where the bracket ends; 0
  /// elsewhere.
  private static int ofCountry(String text, List<Span> words, int at) {
    boolean named = at > 1
        && words.get(at).of(text).equals("(")
        && words.get(at - 1).of(text).matches("[\\p{Lu}’'-]{3,}")
        && words.get(at - 2).of(text).matches("[\\p{Lu}’'.-]{2,}");
    for (int i = at + 1; named && i < Math.min(words.size(), at + 6); i++) {
      if (words.get(i).of(text).equals(")")) {
        return i;
      }
    }
    return 0;
  }

  /// Marks that the model leaves at words: quotation marks, dashes, colons.
  private static void parts(String text, Span span, List<Span> words) {
    int from = span.from();
    int to = span.to();
    List<Span> behind = new ArrayList<>();
    while (from < to - 1 && "\"“”„«»'‘(".indexOf(text.charAt(from)) >= 0) {
      words.add(new Span(from, from + 1));
      from++;
    }
    while (to - 1 > from && "\"“”«»,:;)".indexOf(text.charAt(to - 1)) >= 0) {
      behind.addFirst(new Span(to - 1, to));
      to--;
    }
    words.add(new Span(from, to));
    words.addAll(behind);
  }
}
