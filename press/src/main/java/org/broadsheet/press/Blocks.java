package org.broadsheet.press;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Block;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Poll;
import org.jspecify.annotations.Nullable;

/** Bodies, made ready to be set. */
final class Blocks {
  /** As instants are written: {@code 2025-02-14T10:58:00.000Z}. */
  private static final int INSTANT = 24;

  private static final Pattern FIGURE =
      Pattern.compile("[^\\p{L}\\p{N}]{0,3}\\p{N}[\\p{N}.,:\\u00a0\\u202f ]*[^\\p{N}]{0,12}|[–—-]");

  private static final int PAGE_WIDTH = 1600;

  private Blocks() {}

  /** {@code story} is null for a preview, whose pictures have no pages of their own. */
  static List<View.Block> of(List<Block> body, Sheet sheet, @Nullable Story story) {
    var blocks = new ArrayList<View.Block>();
    int prints = 0;
    for (Block block : body) {
      blocks.add(of(block, sheet, story, prints));
      prints += block instanceof Block.Gallery gallery ? gallery.figures().size() : 0;
    }
    return blocks;
  }

  private static View.Block of(Block block, Sheet sheet, @Nullable Story story, int prints) {
    Times times = sheet.times();
    return switch (block) {
      case Block.Paragraph paragraph -> new View.Paragraph(paragraph.content());
      case Block.Heading heading -> new View.Heading(heading.level(), heading.content());
      case Block.Quote quote ->
          new View.Quote(
              quote.content(),
              quote.attribution(),
              quote.href() == null ? null : quote.href().value());
      case Block.Listing listing -> listing(listing);
      case Block.Figure figure -> new View.Illustration(Pictures.figure(figure, PAGE_WIDTH));
      case Block.Gallery gallery -> GalleryPage.inStory(gallery, sheet, story, prints);
      case Block.Table table -> {
        List<Boolean> figures = figures(table);
        yield new View.Table(
            table.caption(),
            table.header(),
            table.rows().stream().map(row -> row(row, table.rowHeaders())).toList(),
            table.asOf() == null ? null : times.partial(table.asOf()),
            figures,
            Charts.of(table, figures));
      }
      case Block.KeyFacts facts ->
          new View.Facts(
              facts.title(), facts.facts().stream().map(fact -> fact(fact, times)).toList());
      case Block.Timeline timeline -> timeline(timeline, times);
      case Block.Embed embed ->
          new View.Embed(
              sheet.words().of("provider." + word(embed.provider())),
              host(embed.href().value()),
              embed.title(),
              embed.href().value());
      case Block.Divider _ -> new View.Divider();
      case Block.Vote vote -> vote(vote, sheet);
    };
  }

  private static View.Listing listing(Block.Listing listing) {
    return new View.Listing(
        listing.ordered(),
        form(listing),
        listing.items().stream()
            .map(item ->
                new View.Item(
                    item.content(), item.nested() == null ? null : listing(item.nested())))
            .toList());
  }

  /** Numbered lists of a few words stay plain; longer ones, and those with leads, are steps. */
  private static @Nullable String form(Block.Listing listing) {
    if (!listing.ordered() || listing.items().size() < 3) {
      return null;
    }
    boolean leads =
        listing.items().stream()
            .allMatch(item ->
                !item.content().isEmpty()
                    && item.content().getFirst() instanceof Inline.Strong
                    && item.content().size() > 1);
    return leads ? "steps leads" : listing.items().size() < 5 ? null : "steps";
  }

  /**
   * A column of figures: digits first, or after a sign or one word, in every cell that has words.
   */
  private static List<Boolean> figures(Block.Table table) {
    var figures = new ArrayList<Boolean>();
    int width = table.rows().isEmpty() ? table.header().size() : table.rows().getFirst().size();
    for (int column = 0; column < width; column++) {
      int at = column;
      boolean named = table.rowHeaders() && column == 0;
      List<String> cells =
          table.rows().stream()
              .map(row -> Inline.plain(row.get(at)).strip())
              .filter(cell -> !cell.isEmpty())
              .toList();
      figures.add(
          !named
              && !cells.isEmpty()
              && cells.stream().allMatch(cell -> FIGURE.matcher(cell).matches()));
    }
    return figures;
  }

  /** A live timeline stands in order whatever order it was written in, and names a day once. */
  private static View.Timeline timeline(Block.Timeline timeline, Times times) {
    List<Block.Timeline.Moment> moments = timeline.moments();
    if (timeline.live()) {
      moments =
          moments.stream()
              .sorted(Comparator.comparing(Block.Timeline.Moment::when).reversed())
              .toList();
    }
    var set = new ArrayList<View.Moment>();
    String day = "";
    for (Block.Timeline.Moment moment : moments) {
      View.Moment one = moment(moment, times);
      if (moment.when().length() == INSTANT) {
        String its = one.when().iso().substring(0, 10);
        if (its.equals(day)) {
          one =
              new View.Moment(
                  times.clock(moment.when()), null, one.label(), one.content(), one.href());
        }
        day = its;
      } else {
        day = "";
      }
      set.add(one);
    }
    boolean dated = timeline.live() && moments.getFirst().when().length() == INSTANT;
    return new View.Timeline(
        timeline.title(),
        timeline.live(),
        dated ? times.moment(moments.getFirst().when()) : null,
        set);
  }

  private static View.Row row(List<List<Inline>> cells, boolean named) {
    return named
        ? new View.Row(cells.getFirst(), cells.subList(1, cells.size()))
        : new View.Row(null, cells);
  }

  private static View.Fact fact(Block.KeyFacts.Fact fact, Times times) {
    return new View.Fact(
        fact.label(),
        fact.value(),
        fact.unit(),
        fact.asOf() == null ? null : times.partial(fact.asOf()),
        fact.sentence());
  }

  private static View.Moment moment(Block.Timeline.Moment moment, Times times) {
    String[] ends = moment.when().split("/", 2);
    return new View.Moment(
        times.moment(ends[0]),
        ends.length == 1 ? null : times.moment(ends[1]),
        moment.label(),
        moment.content(),
        moment.href() == null ? null : moment.href().value());
  }

  private static View.Vote vote(Block.Vote vote, Sheet sheet) {
    @Nullable Poll poll = sheet.poll(vote.poll()).orElse(null);
    return new View.Vote(poll == null ? null : PollPages.form(sheet, vote.poll(), poll));
  }

  private static String host(String href) {
    String host = href.startsWith("/") ? null : URI.create(href).getHost();
    return host == null ? "" : host.startsWith("www.") ? host.substring(4) : host;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
