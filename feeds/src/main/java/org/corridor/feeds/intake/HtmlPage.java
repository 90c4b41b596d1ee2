package org.corridor.feeds.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.dankito.readability4j.Readability4J;
import org.corridor.feeds.Line;
import org.corridor.feeds.Page;
import org.corridor.feeds.Span;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// A saved web page: its article as Readability finds it, and the rest of its words kept apart.
final class HtmlPage {
  private static final String HIDDEN =
      "script, style, noscript, template, iframe, object, embed, svg, form, [hidden], [aria-hidden=true], [style*=display:none], [style*=display: none], [style*=visibility:hidden]";
  private static final Set<String> BLOCKS = Set.of(
      "p",
      "div",
      "li",
      "h1",
      "h2",
      "h3",
      "h4",
      "h5",
      "h6",
      "blockquote",
      "figcaption",
      "td",
      "th",
      "section",
      "article",
      "header",
      "footer",
      "nav",
      "aside",
      "ul",
      "ol",
      "table",
      "tr",
      "figure",
      "main",
      "time",
      "pre",
      "dd",
      "dt",
      "body");
  private static final int ARTICLE_MIN = 140;
  private static final int DEPTH_MAX = 400;
  private static final int NESTED_MAX = 150;
  private static final int ELEMENTS_MAX = 40_000;

  private HtmlPage() {}

  static Page of(String name, String hash, byte[] bytes, String address, Language languages) {
    Document document;
    try {
      document = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Meta meta = Meta.of(document);
    document.select(HIDDEN).remove();
    Element article = article(document);
    StringBuilder text = new StringBuilder();
    List<Line> lines = new ArrayList<>();
    String title = meta.title().isEmpty() ? document.select("h1").text() : meta.title();
    if (!title.isEmpty()) {
      line(text, lines, title, Line.Kind.TITLE);
    }
    Set<String> seen = new HashSet<>(List.of(plain(title)));
    List<Block> blocks = new ArrayList<>();
    blocks(article, blocks, 0, "");
    for (Block block : blocks) {
      if (seen.add(plain(block.words()))) {
        line(text, lines, block.words(), kind(block));
      }
    }
    List<Block> rest = new ArrayList<>();
    blocks(document.body(), rest, 0, "");
    for (Block block : rest) {
      if (seen.add(plain(block.words()))) {
        line(text, lines, block.words(), apart(block));
      }
    }
    Originals.limited(text.toString());
    StringBuilder body = new StringBuilder();
    lines.stream()
        .filter(Line::isRead)
        .forEach(l -> body.append(l.span().of(text.toString())).append('\n'));
    Publication published = meta.published();
    for (int i = 0; i < lines.size() && published == null; i++) {
      String words = lines.get(i).span().of(text.toString());
      published = words.length() < 120 ? Publication.in(words) : null;
    }
    LocalDateTime at = published == null ? null : published.at();
    ZoneId zone = published == null ? null : published.zone();
    return new Page(
        name,
        hash,
        text.toString(),
        lines,
        languages.of(body.toString()),
        meta.site(),
        title,
        address.isEmpty() ? meta.address() : address,
        at,
        zone);
  }

  /// Pages that are nested without end are not for Readability: it would take hours.
  private static boolean isOrdinary(Document document) {
    int elements = document.getAllElements().size();
    if (elements > ELEMENTS_MAX) {
      return false;
    }
    int depth = 0;
    Node node = document;
    while (node.childNodeSize() > 0 && depth <= NESTED_MAX) {
      node = node.childNode(node.childNodeSize() - 1);
      depth++;
    }
    int first = 0;
    node = document.body();
    while (node.childNodeSize() > 0 && first <= NESTED_MAX) {
      node = node.childNode(0);
      first++;
    }
    return depth <= NESTED_MAX && first <= NESTED_MAX;
  }

  private static Element article(Document document) {
    if (!isOrdinary(document)) {
      return document.body();
    }
    try {
      Element found =
          new Readability4J("https://page.invalid/", document.clone()).parse().getArticleContent();
      if (found != null && found.text().length() >= ARTICLE_MIN) {
        return found;
      }
    } catch (RuntimeException e) {
      // A page that it cannot make sense of is read as a whole.
      return document.body();
    }
    Element marked = document.selectFirst("article, main, [role=main]");
    return marked != null && marked.text().length() >= ARTICLE_MIN ? marked : document.body();
  }

  /// Words of one block, and in which element they stand.
  private record Block(String words, String in) {}

  private static void blocks(Element element, List<Block> found, int depth, String within) {
    StringBuilder own = new StringBuilder();
    String in =
        within + " " + element.normalName() + " " + element.className() + " " + element.id();
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode words) {
        own.append(words.getWholeText());
      } else if (child instanceof Element inner && depth >= DEPTH_MAX) {
        own.append(inner.wholeText());
      } else if (child instanceof Element inner) {
        if (inner.normalName().equals("br")) {
          flush(own, in, found);
        } else if (BLOCKS.contains(inner.normalName())
            || !inner.select("p, div, li").isEmpty()) {
          flush(own, in, found);
          blocks(inner, found, depth + 1, in);
        } else {
          own.append(inner.wholeText());
        }
      }
    }
    flush(own, in, found);
  }

  private static void flush(StringBuilder own, String in, List<Block> found) {
    String words = own.toString().replaceAll("[\\s\\u00a0]+", " ").strip();
    own.setLength(0);
    if (!words.isEmpty()) {
      found.add(new Block(words, in));
    }
  }

  private static Line.Kind kind(Block block) {
    if (block.in().matches("(?is).*\\b(figcaption|caption|wp-caption|credit)\\b.*")) {
      return Line.Kind.CAPTION;
    }
    if (block
        .in()
        .matches(
            "(?is).*\\b(related|recommended|read-more|more-stories|also-read|trending)\\b.*")) {
      return Line.Kind.RELATED;
    }
    return Lines.ofOne(block.words());
  }

  private static Line.Kind apart(Block block) {
    Line.Kind kind = kind(block);
    return kind == Line.Kind.BODY || kind == Line.Kind.TITLE ? Line.Kind.NAVIGATION : kind;
  }

  private static void line(StringBuilder text, List<Line> lines, String words, Line.Kind kind) {
    int from = text.length();
    text.append(words);
    lines.add(new Line(new Span(from, text.length()), kind));
    text.append('\n');
  }

  private static String plain(String words) {
    return words
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  /// What a page says of itself.
  private record Meta(
      String title, String site, String address, @Nullable Publication published) {
    static Meta of(Document document) {
      String title = first(document, "meta[property=og:title]", "content");
      if (title.isEmpty()) {
        title = document.select("h1").size() == 1 ? document.select("h1").text() : document.title();
      }
      String site = first(document, "meta[property=og:site_name]", "content");
      if (site.isEmpty()) {
        site = first(document, "meta[name=application-name]", "content");
      }
      if (site.isEmpty() && document.title().matches("(?s).* [|–-] [^|–-]{3,40}$")) {
        site = document.title().replaceFirst("(?s)^.* [|–-] ", "");
      }
      String address = first(document, "link[rel=canonical]", "href");
      Publication published = null;
      for (String[] where : new String[][] {
        {"meta[property=article:published_time]", "content"},
        {"meta[itemprop=datePublished]", "content"},
        {"meta[name=date]", "content"},
        {"meta[name=pubdate]", "content"},
        {"meta[name=DC.date.issued]", "content"},
        {"time[itemprop=datePublished]", "datetime"},
        {"time[pubdate]", "datetime"},
        {"time[datetime]", "datetime"}
      }) {
        published =
            published == null ? Publication.in(first(document, where[0], where[1])) : published;
      }
      if (published == null) {
        java.util.regex.Matcher json = java.util.regex.Pattern.compile(
                "\"datePublished\"\\s*:\\s*\"([^\"]{8,40})\"")
            .matcher(document.select("script[type=application/ld+json]").html());
        published = json.find() ? Publication.in(json.group(1)) : null;
      }
      return new Meta(title.strip(), site.strip(), address, published);
    }

    private static String first(Document document, String select, String attribute) {
      Element element = document.selectFirst(select);
      return element == null ? "" : element.attr(attribute);
    }
  }
}
