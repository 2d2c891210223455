package org.broadsheet.press;

import java.util.HashSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.broadsheet.archive.Found;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Withdrawn;
import org.broadsheet.content.ArticleId;
import org.jspecify.annotations.Nullable;

/** The forms that an answer takes, from the templates. */
final class Answers {
  private static final String HTML = "text/html; charset=utf-8";

  private final Templates templates;

  Answers(Templates templates) {
    this.templates = templates;
  }

  Page html(int status, Sheet sheet, String template, Object view) {
    byte[] body = templates.render(template, view);
    return new Page(status, HTML, body, sheet.keys(), sheet.position(), null);
  }

  static Page moved(Sheet sheet, String location) {
    return new Page(
        301, HTML, new byte[0], new HashSet<>(sheet.keys()), sheet.position(), location);
  }

  /** What stands at its own path; asked for at another one, the way there. */
  static Page at(Sheet sheet, String asked, String own, Supplier<Page> page) {
    return own.equals(asked) ? page.get() : moved(sheet, own);
  }

  /** Nothing is here; the words of what was asked for, as in the request line, help to go on. */
  Page notFound(Sheet sheet, @Nullable String path) {
    return html(404, sheet, "lost", LostPage.of(sheet, path));
  }

  Page notFound(Sheet sheet, Address address) {
    return notFound(sheet, AddressSpelling.write(address, ""));
  }

  Page notFound(Sheet sheet) {
    return notFound(sheet, (String) null);
  }

  Page stories(Sheet sheet, Address address, View.@Nullable Stories view) {
    String template = sheet.edition().lite() ? "lite-stories" : "stories";
    return view == null ? notFound(sheet, address) : html(200, sheet, template, view);
  }

  Page orNotFound(Sheet sheet, Address address, @Nullable Page page) {
    return page == null ? notFound(sheet, address) : page;
  }

  /** What is answered about one story: 404 where it never was, 410 where it is gone. */
  Page ofStory(Sheet sheet, Address address, ArticleId id, Function<Story, Page> page) {
    Found found = sheet.article(id).orElse(null);
    return switch (found) {
      case null -> notFound(sheet, address);
      case Withdrawn withdrawn -> html(410, sheet, "notes", NotePages.withdrawn(sheet, withdrawn));
      case Story story -> page.apply(story);
    };
  }
}
