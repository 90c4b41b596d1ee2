package org.corridor.feeds.intake;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.corridor.feeds.Page;

/// The entries of an RSS or Atom file, each as a publication. Document types are refused, so that
/// nothing is fetched or blown up.
final class FeedPages {
  private static final int ENTRIES_MAX = 1_000;

  private final Language languages;

  FeedPages(Language languages) {
    this.languages = languages;
  }

  List<Page> of(String name, byte[] bytes) {
    try {
      SyndFeedInput input = new SyndFeedInput();
      input.setAllowDoctypes(false);
      SyndFeed feed = input.build(new XmlReader(new ByteArrayInputStream(bytes)));
      if (feed.getEntries().size() > ENTRIES_MAX) {
        throw new IntakeTrouble(
            "at most " + ENTRIES_MAX + " entries", feed.getEntries().size() + " entries", "");
      }
      List<Page> pages = new ArrayList<>();
      for (SyndEntry entry : feed.getEntries()) {
        pages.add(page(name, feed, entry));
      }
      if (pages.isEmpty()) {
        throw new IntakeTrouble("a feed with entries", "one without any", "");
      }
      return pages;
    } catch (FeedException | IOException | IllegalArgumentException e) {
      throw new IntakeTrouble(
          "an RSS or Atom file",
          String.valueOf(e.getMessage()).contains("DOCTYPE")
              ? "one with a document type, which is refused"
              : "a broken one",
          "");
    }
  }

  private Page page(String name, SyndFeed feed, SyndEntry entry) {
    StringBuilder html = new StringBuilder();
    for (SyndContent content : entry.getContents()) {
      html.append(content.getValue());
    }
    if (html.isEmpty() && entry.getDescription() != null) {
      html.append(entry.getDescription().getValue());
    }
    String title = entry.getTitle() == null ? "" : entry.getTitle();
    String link = entry.getLink() == null ? "" : entry.getLink();
    byte[] bytes = ("<html><head><title></title></head><body><article><h1>"
            + title.replace("<", "&lt;") + "</h1>" + html + "</article></body></html>")
        .getBytes(StandardCharsets.UTF_8);
    String source = feed.getTitle() == null ? "" : feed.getTitle();
    Page page = HtmlPage.of(
        name + "#" + (link.isEmpty() ? title : link), Digest.of(bytes), bytes, link, languages);
    Date date =
        entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
    LocalDateTime published =
        date == null ? page.published() : LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC);
    return new Page(
        page.name(),
        page.hash(),
        page.text(),
        page.lines(),
        page.language(),
        source,
        title,
        link,
        published,
        date == null ? page.zone() : ZoneOffset.UTC);
  }
}
