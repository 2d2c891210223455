package org.broadsheet.desk;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.content.Article;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Href;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Site;
import org.broadsheet.content.Source;
import org.broadsheet.wire.Extraction;
import org.broadsheet.wire.Options;
import org.broadsheet.wire.OriginKey;
import org.broadsheet.wire.Outcome;
import org.jspecify.annotations.Nullable;

/** Captures and web pages, read by the wire and laid into the site's channels. */
public final class WireIntake implements Intake {
  private static final int LONGEST_HEADLINE = 60;

  @Override
  public Result read(String name, byte[] bytes, Site site) {
    var wire = new org.broadsheet.wire.Intake(Options.in(site.zoneId()));
    return switch (wire.read(name, bytes)) {
      case Outcome.Refused refused -> new NotUnderstood(refused.refusal().reason());
      case Outcome.Extracted extracted -> {
        try {
          yield draft(extracted.extraction(), site);
        } catch (MalformedContent e) {
          yield new NotUnderstood(String.valueOf(e.getMessage()));
        }
      }
    };
  }

  /** What was read, as a draft for this site. Throws {@link MalformedContent}. */
  public static Understood draft(Extraction read, Site site) {
    var warnings = new ArrayList<>(read.warnings());
    Optional<ChannelPath> channel = channel(read.channel(), site);
    if (channel.isEmpty()) {
      warnings.add("channel-unknown");
    }
    Source source = source(read.source());
    OffsetDateTime published = read.published();
    OffsetDateTime updated = read.updated();
    Article article =
        Article.of(
                read.language(), channel.orElseGet(() -> first(site)), headline(read), read.body())
            .edit()
            .subhead(read.subhead())
            .summary(read.summary())
            .credits(read.credits())
            .source(source)
            .originalPublished(published == null ? null : published.toInstant())
            .originalUpdated(updated == null ? null : updated.toInstant())
            .tags(read.tags())
            .article();
    return new Understood(
        article,
        new PublicationEvent.Origin(OriginKey.of(read).hash(), read.format().word()),
        warnings);
  }

  private static String headline(Extraction read) {
    if (read.headline() != null) {
      return read.headline();
    }
    String text = read.text().lines().findFirst().orElse(read.input());
    int end =
        text.offsetByCodePoints(
            0, Math.min(LONGEST_HEADLINE, text.codePointCount(0, text.length())));
    return text.substring(0, end);
  }

  private static @Nullable Source source(Extraction.@Nullable Origin origin) {
    if (origin == null) {
      return null;
    }
    Href href = origin.url() == null ? null : Href.orNull(origin.url());
    if (origin.name() != null) {
      return new Source(origin.name(), origin.parts(), href, null);
    }
    String host = href == null ? null : URI.create(href.value()).getHost();
    return host == null ? null : new Source(host, List.of(), href, null);
  }

  /** The deepest channel of ours that bears the name of one in the trail. */
  private static Optional<ChannelPath> channel(List<String> trail, Site site) {
    for (String name : trail.reversed()) {
      Optional<ChannelPath> found =
          site.channels().stream()
              .filter(channel -> channel.names().containsValue(name))
              .map(Site.Channel::path)
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static ChannelPath first(Site site) {
    return site.channels().isEmpty() ? new ChannelPath("news") : site.channels().getFirst().path();
  }
}
