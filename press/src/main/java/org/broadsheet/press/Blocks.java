package org.broadsheet.press;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Block;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Poll;
import org.jspecify.annotations.Nullable;

/** Bodies, made ready to be set. */
final class Blocks {
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
      case Block.Table table ->
          new View.Table(
              table.caption(),
              table.header(),
              table.rows().stream().map(row -> row(row, table.rowHeaders())).toList(),
              table.asOf() == null ? null : times.partial(table.asOf()));
      case Block.KeyFacts facts ->
          new View.Facts(
              facts.title(), facts.facts().stream().map(fact -> fact(fact, times)).toList());
      case Block.Timeline timeline ->
          new View.Timeline(
              timeline.title(),
              timeline.live(),
              timeline.moments().stream().map(moment -> moment(moment, times)).toList());
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
        listing.items().stream()
            .map(item ->
                new View.Item(
                    item.content(), item.nested() == null ? null : listing(item.nested())))
            .toList());
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
    return new View.Vote(
        Links.poll(sheet.edition(), vote.poll()),
        poll == null ? null : poll.question(),
        poll == null ? List.of() : poll.choices().stream().map(Poll.Choice::text).toList());
  }

  private static String host(String href) {
    String host = href.startsWith("/") ? null : URI.create(href).getHost();
    return host == null ? "" : host.startsWith("www.") ? host.substring(4) : host;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
