package org.broadsheet.press;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.archive.Editions;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.Site;
import org.broadsheet.content.Special;
import org.jspecify.annotations.Nullable;

/** A topic's own page. Stories that were withdrawn are gone from it; an empty section too. */
final class SpecialPage {
  private static final int COVER_WIDTH = 1600;

  private final Sheet sheet;
  private final String id;
  private final Special special;

  SpecialPage(Sheet sheet, String id, Special special) {
    this.sheet = sheet;
    this.id = id;
    this.special = special;
  }

  /** The special as a front shows it; null where there is none of this name. */
  static View.@Nullable Special block(Sheet sheet, String id, int stories) {
    Special special = sheet.special(id).orElse(null);
    if (special == null) {
      return null;
    }
    List<Teaser> first = sheet.teasers(special.stories()).stream().limit(stories).toList();
    return new View.Special(
        Links.special(sheet.site(), special.language(), id),
        special.title(),
        special.intro(),
        Pictures.thumbnail(special.cover(), COVER_WIDTH),
        Teasers.all(first, sheet, null));
  }

  View.SpecialPage view() {
    Map<ArticleId, Teaser> stories = new LinkedHashMap<>();
    sheet.teasers(special.stories()).forEach(story -> stories.put(story.id(), story));
    var sections = new ArrayList<View.Section>();
    for (Special.Section section : special.sections()) {
      List<Teaser> shown =
          section.stories().stream()
              .distinct()
              .flatMap(story -> Stream.ofNullable(stories.get(story)))
              .toList();
      if (!shown.isEmpty()) {
        sections.add(
            new View.Section(section.title(), null, Teasers.all(shown, sheet, null), false));
      }
    }
    var facts = new ArrayList<Block>();
    var body = new ArrayList<Block>();
    var aside = new ArrayList<Block>();
    for (Block block : special.blocks()) {
      switch (block) {
        case Block.KeyFacts _ -> facts.add(block);
        case Block.Timeline _, Block.Vote _ -> aside.add(block);
        case Block.Paragraph _,
            Block.Heading _,
            Block.Quote _,
            Block.Listing _,
            Block.Figure _,
            Block.Gallery _,
            Block.Table _,
            Block.Embed _,
            Block.Divider _ ->
            body.add(block);
      }
    }
    return new View.SpecialPage(
        frame(List.copyOf(stories.values())),
        special.title(),
        special.intro(),
        special.cover() == null ? null : Pictures.figure(special.cover(), COVER_WIDTH),
        sheet.words().of("special.size", stories.size()),
        stories.values().stream()
            .map(Teaser::published)
            .max(Comparator.naturalOrder())
            .map(sheet.times()::day)
            .orElse(null),
        Blocks.of(facts, sheet, null),
        Blocks.of(body, sheet, null),
        sections,
        Blocks.of(aside, sheet, null),
        sheet.isConvertedSpecial(id)
            ? Frames.original(sheet, Links.special(sheet.site(), language(), id))
            : null);
  }

  /** The language that it was written in. */
  private String language() {
    Edition written = sheet.isConvertedSpecial(id) ? sheet.written() : null;
    return written == null ? special.language() : written.language();
  }

  private View.Frame frame(List<Teaser> stories) {
    Site site = sheet.site();
    String path = Links.special(site, language(), id);
    var social = new LinkedHashMap<String, String>();
    Block.Figure cover = special.cover();
    if (cover != null) {
      social.put(
          "og:image", site.url() + Pictures.of(cover.medium(), cover.alt(), COVER_WIDTH).src());
      if (!cover.alt().isEmpty()) {
        social.put("og:image:alt", cover.alt());
      }
    }
    var head =
        new Frames.Head(
            special.title(),
            special.intro(),
            path,
            null,
            true,
            null,
            null,
            null,
            social,
            List.of(Metadata.special(sheet, special, site.url() + path, stories)),
            alternates());
    String title =
        sheet.words().of("title", special.title(), site.name(sheet.edition().language()));
    return Frames.of(
        sheet,
        head,
        Stream.of(Address.Feed.Format.values())
            .map(format ->
                new View.Feed(Links.special(sheet.edition(), id, format), format.type(), title))
            .toList());
  }

  /**
   * The language versions in the site's order, itself among them, each with those that show it
   * converted; none where it is alone. Search engines are told of what was written.
   */
  private List<View.Alternate> alternates() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put(language(), id);
    sheet
        .translations(id, special)
        .forEach((other, version) -> ids.putIfAbsent(version.language(), other));
    boolean told = ids.size() > 1 && !sheet.isConvertedSpecial(id);
    var alternates = new ArrayList<View.Alternate>();
    ids.entrySet().stream()
        .sorted(Comparator.comparingInt(version -> place(sheet.site(), version.getKey())))
        .forEach(version -> {
          View.Alternate written = alternate(version.getKey(), version.getValue());
          alternates.add(told ? written : written.elsewhere());
          String edition = Editions.of(sheet.site().languages(), version.getKey());
          sheet
              .site()
              .converted()
              .forEach((to, from) -> {
                if (from.equals(edition) && !ids.containsKey(to)) {
                  alternates.add(alternate(to, version.getValue()).elsewhere());
                }
              });
        });
    return alternates.size() < 2 ? List.of() : alternates;
  }

  private View.Alternate alternate(String language, String version) {
    return Frames.alternate(sheet, language, Links.special(sheet.site(), language, version));
  }

  private static int place(Site site, String language) {
    int place = site.languages().indexOf(language);
    return place < 0 ? Integer.MAX_VALUE : place;
  }
}
