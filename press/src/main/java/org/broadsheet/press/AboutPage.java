package org.broadsheet.press;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/** Who publishes this paper, how it puts things right, and how anyone can check its record. */
final class AboutPage {
  private AboutPage() {}

  /** {@code logKey} is the public key of the log, null where none is known. */
  static View.About of(Sheet sheet, @Nullable String logKey) {
    Site site = sheet.site();
    Words words = sheet.words();
    String language = sheet.edition().language();
    var facts = new ArrayList<View.Entry>();
    var lines = new ArrayList<List<Inline>>();
    Site.Publisher publisher = site.publisher();
    if (publisher != null) {
      Site.pick(publisher.about(), language, "")
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> lines.add(FootLines.line(line)));
      add(facts, words.of("about.publisher"), Site.pick(publisher.names(), language, ""));
      add(facts, words.of("about.address"), Site.pick(publisher.address(), language, ""));
      Href contact = publisher.contact();
      if (contact != null) {
        String text = contact.value().replaceFirst("^(?i:mailto:|https?://)", "");
        facts.add(
            new View.Entry(
                words.of("about.contact"), List.of(new Inline.Link(contact, Inline.of(text)))));
      }
    }
    String title = words.of("about.title", site.name(language));
    return new View.About(
        Frames.of(sheet, Frames.Head.page(title, words.of("about.log"), "/about")),
        title,
        lines,
        facts,
        logKey,
        logKey == null
            ? null
            : "bin/broadsheet verify --url " + site.url() + " --log-key " + logKey);
  }

  private static void add(List<View.Entry> facts, String label, String text) {
    if (!text.isBlank()) {
      facts.add(new View.Entry(label, FootLines.line(text.replace('\n', ' '))));
    }
  }
}
