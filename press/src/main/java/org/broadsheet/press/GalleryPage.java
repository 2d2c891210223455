package org.broadsheet.press;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Inline;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a story's galleries, one to a page: {@code /g/{article}/{n}}. They are counted
 * from 1 through all galleries of the story, so a story with two has one row of pages.
 */
final class GalleryPage {
  /** What a picture takes at most, in pixels: large, in the story, in the strip. */
  private static final int LARGE = 1600;

  private static final int IN_STORY = 960;
  private static final int SMALL = 240;

  private GalleryPage() {}

  /** A picture and the title of the gallery that it hangs in. */
  private record Hung(@Nullable String title, Block.Figure figure) {}

  private static List<Hung> all(Article article) {
    var all = new ArrayList<Hung>();
    for (Block block : article.body()) {
      if (block instanceof Block.Gallery gallery) {
        gallery.figures().forEach(figure -> all.add(new Hung(gallery.title(), figure)));
      }
    }
    return all;
  }

  /** Null where the story has no such picture. */
  static View.@Nullable Plate of(Sheet sheet, Story story, int number) {
    Article article = story.article();
    List<Hung> all = all(article);
    if (number < 1 || number > all.size()) {
      return null;
    }
    Hung hung = all.get(number - 1);
    return new View.Plate(
        Frames.of(sheet, head(sheet, story, hung.figure(), number, all.size())),
        sheet.words(),
        article.language(),
        Edition.dir(article.language()),
        article.headline(),
        hung.title(),
        sheet.words().of("plate.count", number, all.size()),
        Links.story(story, sheet.site()) + "#" + id(number),
        Pictures.figure(hung.figure(), LARGE),
        number == 1 ? null : Links.gallery(story, number - 1, sheet.site()),
        number == all.size() ? null : Links.gallery(story, number + 1, sheet.site()),
        strip(sheet, story, all, number));
  }

  private static List<View.Thumb> strip(Sheet sheet, Story story, List<Hung> all, int current) {
    var strip = new ArrayList<View.Thumb>();
    for (Hung hung : all) {
      int number = strip.size() + 1;
      strip.add(
          new View.Thumb(
              Links.gallery(story, number, sheet.site()),
              label(sheet, hung.figure(), number),
              Pictures.of(hung.figure().medium(), "", SMALL),
              number == current));
    }
    return strip;
  }

  private static Frames.Head head(
      Sheet sheet, Story story, Block.Figure figure, int number, int total) {
    String path = Links.gallery(story, number, sheet.site());
    String caption = Inline.plain(figure.caption());
    String description = caption.isEmpty() ? figure.alt() : caption;
    View.Picture picture = Pictures.of(figure.medium(), figure.alt(), LARGE);
    var social = new LinkedHashMap<String, String>();
    social.put("og:image", sheet.site().url() + picture.src());
    if (!figure.alt().isEmpty()) {
      social.put("og:image:alt", figure.alt());
    }
    List<View.Link> trail = Frames.trail(sheet, story.article().channel(), false);
    return new Frames.Head(
        sheet.words().of("plate.title", story.article().headline(), number, total),
        description,
        path,
        null,
        true,
        story.article().channel(),
        null,
        story.index(),
        social,
        List.of(
            Metadata.picture(sheet, figure, sheet.site().url() + path, description),
            Metadata.breadcrumb(sheet, trail)),
        List.of());
  }

  /** A gallery as the story shows it, after so many pictures of earlier ones. */
  static View.Gallery inStory(
      Block.Gallery gallery, Sheet sheet, @Nullable Story story, int before) {
    var prints = new ArrayList<View.Print>();
    for (Block.Figure figure : gallery.figures()) {
      int number = before + prints.size() + 1;
      prints.add(
          new View.Print(
              id(number),
              story == null ? null : Links.gallery(story, number, sheet.site()),
              label(sheet, figure, number),
              Pictures.figure(figure, IN_STORY)));
    }
    return new View.Gallery(gallery.title(), prints);
  }

  private static String label(Sheet sheet, Block.Figure figure, int number) {
    return sheet.words().of("plate.label", number, figure.alt());
  }

  /** Where a picture stands in its story's page. */
  private static String id(int number) {
    return "picture-" + number;
  }
}
