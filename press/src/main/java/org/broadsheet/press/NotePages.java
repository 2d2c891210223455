package org.broadsheet.press;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.archive.Withdrawn;
import org.broadsheet.content.Statement;

/** Pages of a few sentences: withdrawn, no network, what we keep of readers. */
final class NotePages {
  private NotePages() {}

  /** Says when, in which role and why; nothing of what was withdrawn. */
  static View.Notes withdrawn(Sheet sheet, Withdrawn withdrawn) {
    Words words = sheet.words();
    Statement statement = withdrawn.statement();
    var facts = new ArrayList<View.Fact>();
    View.Time time = sheet.times().minute(withdrawn.time());
    facts.add(new View.Fact(words.of("410.when"), time.text(), null, null, null));
    facts.add(
        new View.Fact(
            words.of("410.role"),
            statement == null
                ? words.of("410.unsaid")
                : words.of("role." + Blocks.word(statement.role())),
            null,
            null,
            null));
    facts.add(
        new View.Fact(
            words.of("410.why"),
            statement == null ? words.of("410.unsaid") : statement.reason(),
            null,
            null,
            null));
    var links = new ArrayList<View.Link>();
    links.add(
        new View.Link(
            Links.history(sheet.edition(), withdrawn.id()), words.of("history.link"), false));
    links.addAll(ways(sheet));
    var head =
        new Frames.Head(
            words.of("410.title"),
            null,
            null,
            null,
            false,
            null,
            null,
            withdrawn.index(),
            java.util.Map.of(),
            List.of(),
            List.of());
    return new View.Notes(
        Frames.of(sheet, head),
        words.of("410.title"),
        List.of(),
        List.of(words.of("410.text")),
        facts,
        links,
        false);
  }

  static View.Notes offline(Sheet sheet) {
    Words words = sheet.words();
    return new View.Notes(
        Frames.of(sheet, Frames.Head.aside(words.of("offline.title"))),
        words.of("offline.title"),
        List.of(),
        List.of(words.of("offline.text")),
        List.of(),
        List.of(),
        false);
  }

  static View.Notes privacy(Sheet sheet, boolean wechatCards) {
    Words words = sheet.words();
    var paragraphs = new ArrayList<String>();
    for (int i = 1; words.has("privacy." + i); i++) {
      paragraphs.add(words.of("privacy." + i));
    }
    if (wechatCards) {
      paragraphs.add(words.of("privacy.wechat"));
    }
    return new View.Notes(
        Frames.of(
            sheet, Frames.Head.page(words.of("privacy.title"), words.of("privacy.1"), "/privacy")),
        words.of("privacy.title"),
        List.of(),
        paragraphs,
        List.of(),
        List.of(),
        false);
  }

  /** Home and the channels: where a reader who is lost can go on. */
  static List<View.Link> ways(Sheet sheet) {
    var ways = new ArrayList<View.Link>();
    ways.add(new View.Link(sheet.edition().prefix() + "/", sheet.words().of("home"), false));
    sheet.site().channels().stream()
        .filter(channel -> channel.path().parent() == null)
        .forEach(channel ->
            ways.add(
                new View.Link(
                    Links.channel(sheet.edition(), channel.path()),
                    channel.name(sheet.edition().language()),
                    false)));
    return ways;
  }
}
