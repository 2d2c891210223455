package org.broadsheet.desk;

import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;

/**
 * What a picture must have before a story is sent in: words for who does not see it, and a name.
 */
final class PictureRules {
  private PictureRules() {}

  /** Why this story's pictures are not ready; empty if they are. */
  static Optional<Refused> refuses(Article article) {
    var figures =
        Stream.concat(
                Stream.ofNullable(article.lead()),
                article.body().stream().flatMap(PictureRules::figures))
            .toList();
    if (figures.stream().anyMatch(figure -> figure.alt().isBlank())) {
      return Optional.of(new Refused.Missing("alt"));
    }
    return figures.stream().anyMatch(figure -> figure.credit() == null)
        ? Optional.of(new Refused.Missing("credit"))
        : Optional.empty();
  }

  private static Stream<Block.Figure> figures(Block block) {
    return switch (block) {
      case Block.Figure figure -> Stream.of(figure);
      case Block.Gallery gallery -> gallery.figures().stream();
      case Block.Paragraph _,
          Block.Heading _,
          Block.Quote _,
          Block.Listing _,
          Block.Table _,
          Block.KeyFacts _,
          Block.Timeline _,
          Block.Embed _,
          Block.Divider _,
          Block.Vote _ ->
          Stream.empty();
    };
  }
}
