package org.broadsheet.e2e;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Poll;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.Site;
import org.broadsheet.content.Source;
import org.broadsheet.content.Statement;
import org.broadsheet.wire.DocumentLine;
import org.jspecify.annotations.Nullable;

/** Lines to be imported: stories that never happened, and the site that they stand on. */
final class Stories {
  static final String ADDRESS = "https://paper.example";
  private static final String[] WORDS = {
    "ferry", "lantern", "harbour", "heron", "reed", "bridge", "market", "library", "winter",
    "signal"
  };

  private final Random random;
  private int made;

  Stories(long seed) {
    this.random = new Random(seed);
  }

  /** A site with these channels, parents first. */
  static DocumentLine site(Map<String, String> redirects, List<String> channels) {
    var tree = new ArrayList<Site.Channel>();
    for (String channel : channels) {
      var path = new ChannelPath(channel);
      tree.add(new Site.Channel(path, Map.of("en", "The " + path.slug()), false));
    }
    return line(
        EntryId.site(),
        null,
        null,
        new Site(
            ADDRESS,
            "Asia/Shanghai",
            List.of("en", "zh"),
            Map.of("en", "The Reed Post", "zh", "芦苇邮报"),
            Map.of(),
            tree,
            redirects,
            Site.MOODS,
            Map.of(),
            Map.of(),
            null),
        null);
  }

  /** A new story in this channel. */
  DocumentLine story(String channel, Instant published) {
    var id = new ArticleId("%010d".formatted(made++));
    return line(EntryId.article(id), null, published, article(channel), null);
  }

  /** A vote of one choice, {@code down} or {@code keep}, that stays open. */
  static DocumentLine poll(String id) {
    var choices = List.of(new Poll.Choice("down", "Down"), new Poll.Choice("keep", "Keep"));
    var poll = new Poll("en", "Should night fares fall?", choices, false, null, false);
    return line(new EntryId(EntryKind.POLL, id), null, null, poll, null);
  }

  /** The same story with another text, in this channel. */
  DocumentLine again(DocumentLine story, String channel) {
    return line(story.subject(), null, story.published(), article(channel), null);
  }

  static DocumentLine withdrawal(DocumentLine story, String reason) {
    var statement = new Statement("en", Statement.Role.PUBLISHER, reason);
    return line(story.subject(), Change.WITHDRAWAL, null, null, statement);
  }

  private static DocumentLine line(
      EntryId subject,
      @Nullable Change change,
      @Nullable Instant published,
      org.broadsheet.content.@Nullable Document document,
      @Nullable Statement statement) {
    return new DocumentLine(
        subject, change, published, null, null, null, List.of(), null, null, statement, document);
  }

  private Article article(String channel) {
    var body = new ArrayList<Block>();
    int paragraphs = 2 + random.nextInt(4);
    for (int i = 0; i < paragraphs; i++) {
      body.add(Block.Paragraph.of(sentence(20)));
    }
    return Article.of("en", new ChannelPath(channel), sentence(5), body)
        .edit()
        .summary(sentence(10))
        .tags(List.of(word(), word()).stream().distinct().toList())
        .credits(List.of(Credit.of(Credit.Role.AUTHOR, "Writer " + random.nextInt(4))))
        .source(new Source("Agency " + random.nextInt(3), List.of(), null, null))
        .article();
  }

  private String sentence(int words) {
    var text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(word()).append(' ');
    }
    return text.append(random.nextInt(1_000_000)).toString();
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
