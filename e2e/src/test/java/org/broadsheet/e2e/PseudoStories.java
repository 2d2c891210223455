package org.broadsheet.e2e;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;
import org.broadsheet.content.PartialDate;
import org.broadsheet.content.Site;
import org.broadsheet.content.Source;
import org.broadsheet.wire.DocumentLine;
import org.jspecify.annotations.Nullable;

/**
 * A small paper with an edition in the pseudo-language, and every kind of block that needs no file.
 */
final class PseudoStories {
  private static final String LANGUAGE = "ar-XB";

  private PseudoStories() {}

  static DocumentLine site() {
    var channels = new ArrayList<Site.Channel>();
    for (String path :
        List.of(
            "top",
            "local",
            "local/upper-strand",
            "local/reed-isle",
            "business",
            "science",
            "culture",
            "sport",
            "opinion")) {
      channels.add(
          new Site.Channel(
              new ChannelPath(path),
              Map.of("en", path, LANGUAGE, wide("channel of " + new ChannelPath(path).slug())),
              false));
    }
    return line(
        EntryId.site(),
        null,
        new Site(
            "https://pseudo.example",
            "Asia/Shanghai",
            List.of("en", LANGUAGE),
            Map.of("en", "The Post", LANGUAGE, wide("The Ferry Post")),
            Map.of(LANGUAGE, wide("Both banks, every line on record")),
            channels,
            Map.of(),
            Site.MOODS,
            Map.of(LANGUAGE, wide("Everything here is made up")),
            Map.of(),
            null));
  }

  /** The first holds every kind of block and a correction; the others fill the lists. */
  static List<DocumentLine> stories(Instant published) {
    var lines = new ArrayList<DocumentLine>();
    lines.add(line(EntryId.article(id(0)), published, whole(published)));
    String[] channels = {"top", "local/reed-isle", "business", "science", "culture"};
    for (int i = 1; i < 14; i++) {
      lines.add(
          line(
              EntryId.article(id(i)),
              published.minusSeconds(3600L * i),
              Article.of(
                      LANGUAGE,
                      new ChannelPath(channels[i % channels.length]),
                      wide("Story number " + i + " about the river and its boats"),
                      List.of(Block.Paragraph.of(wide(SENTENCE))))
                  .edit()
                  .summary(wide(SENTENCE))
                  .genre(i % 4 == 0 ? Article.Genre.OPINION : Article.Genre.NEWS)
                  .tags(List.of("tide"))
                  .article()));
    }
    return lines;
  }

  private static final String SENTENCE =
      "The tide turns at the landing of Upper Strand before the first boat of the morning leaves.";

  private static Article whole(Instant published) {
    List<Inline> words = Inline.of(wide(SENTENCE));
    List<Block> body =
        List.of(
            Block.Paragraph.of(wide(SENTENCE)),
            new Block.Heading(2, Inline.of(wide("What the council decided"))),
            new Block.Quote(
                words, wide("Somebody of the council"), new Href("https://source.example/")),
            new Block.Listing(
                true,
                List.of(new Block.Listing.Item(words, null), new Block.Listing.Item(words, null))),
            new Block.Table(
                wide("Fares"),
                List.of(Inline.of(wide("Line")), Inline.of(wide("Fare"))),
                List.of(List.of(Inline.of(wide("Reed Isle")), Inline.of("214"))),
                true,
                new PartialDate("2026-03"),
                null),
            new Block.KeyFacts(
                wide("In short"),
                List.of(
                    new Block.KeyFacts.Fact(
                        wide("Electric ferries"),
                        "12",
                        wide("boats"),
                        new PartialDate("2026"),
                        wide("Four of them this year.")))),
            new Block.Timeline(
                wide("How it went"),
                false,
                List.of(new Block.Timeline.Moment("2026-02-03", null, words, null))),
            new Block.Embed(
                Block.Provider.PEERTUBE,
                new Href("https://video.example/w/1"),
                wide("The first trip")));
    return Article.of(
            LANGUAGE,
            new ChannelPath("local/reed-isle"),
            wide("Electric ferries, ten steps at a glance"),
            body)
        .edit()
        .subhead(wide("Twelve boats, three years and a public account"))
        .summary(wide(SENTENCE))
        .tags(List.of("tide", "ferry"))
        .credits(
            List.of(
                Credit.of(Credit.Role.AUTHOR, wide("Somebody")),
                Credit.of(Credit.Role.RESPONSIBLE_EDITOR, wide("Another"))))
        .source(new Source(wide("Reedpipe"), List.of(), new Href("https://source.example/1"), null))
        .ai(Article.Ai.ASSISTED_TRANSLATION)
        .notices(
            List.of(new Article.Notice(Article.Notice.Kind.CORRECTION, published, wide(SENTENCE))))
        .article();
  }

  private static ArticleId id(int number) {
    return new ArticleId("%010d".formatted(number));
  }

  /** Two fifths longer, from right to left. */
  private static String wide(String text) {
    return "\u202e" + text.replaceAll("([aeiou])", "$1$1") + "\u202c";
  }

  private static DocumentLine line(
      EntryId subject, @Nullable Instant published, Document document) {
    return new DocumentLine(
        subject, null, published, null, null, null, List.of(), null, null, null, document);
  }
}
