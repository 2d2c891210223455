package org.broadsheet.press;

import java.util.LinkedHashMap;
import java.util.Map;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Json;
import org.broadsheet.content.Opening;

/**
 * Stories in frames of other sites: a card, and the figures of its moods. They hold no form and no
 * script, so a reader is asked for nothing there and no cookie is set: in a frame of another site
 * browsers would keep it apart or refuse it, and every visit would count as a new reader. What a
 * reader wants to say, the link leads to.
 */
final class EmbedPages {
  /** Pixels of the usual frame. */
  static final int WIDTH = 560;

  private static final int LEAST_WIDTH = 280;
  private static final int HEIGHT = 260;
  private static final int NARROW_HEIGHT = 440;
  private static final int NARROW = 480;

  private EmbedPages() {}

  static View.Framed card(Sheet sheet, Story story) {
    Article article = story.article();
    return new View.Framed(
        frame(sheet, article.headline()),
        sheet.words(),
        sheet.site().url() + Links.story(story, sheet.site()),
        article.headline(),
        Opening.of(article),
        sheet.times().day(story.published()),
        Pictures.thumbnail(article.lead(), 480),
        article.source() == null ? null : article.source().name(),
        null);
  }

  /** Nothing of what was withdrawn, but that it was. */
  static View.Framed withdrawn(Sheet sheet) {
    String title = sheet.words().of("410.title");
    return new View.Framed(
        frame(sheet, title),
        sheet.words(),
        null,
        title,
        null,
        null,
        null,
        null,
        sheet.words().of("410.text"));
  }

  static View.FramedMoods moods(Sheet sheet, Story story, Map<String, Long> counts) {
    String headline = story.article().headline();
    return new View.FramedMoods(
        frame(sheet, sheet.words().of("moods.title", headline)),
        sheet.words(),
        sheet.site().url() + Links.story(story, sheet.site()),
        headline,
        MoodPages.figures(sheet, story.id(), counts));
  }

  private static View.Frame frame(Sheet sheet, String title) {
    return Frames.of(sheet, Frames.Head.aside(title));
  }

  /** The markup of a frame with the story's card, in this width. */
  static String frame(Sheet sheet, Story story, int width) {
    return "<iframe src=\""
        + escaped(sheet.site().url() + Links.embed(sheet.site(), story))
        + "\" width=\""
        + width
        + "\" height=\""
        + height(width)
        + "\" title=\""
        + escaped(story.article().headline())
        + "\" loading=\"lazy\" referrerpolicy=\"no-referrer\" style=\"border:0;max-width:100%\">"
        + "</iframe>";
  }

  private static int height(int width) {
    return width < NARROW ? NARROW_HEIGHT : HEIGHT;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** oEmbed 1.0, section 2.3.4.4: a rich embed. */
  static Json oembed(Sheet sheet, Story story, int widest) {
    int width = Math.clamp(widest, LEAST_WIDTH, WIDTH);
    String language = sheet.edition().language();
    var members = new LinkedHashMap<String, Json>();
    members.put("version", new Json.Text("1.0"));
    members.put("type", new Json.Text("rich"));
    members.put("title", new Json.Text(story.article().headline()));
    members.put("provider_name", new Json.Text(sheet.site().name(language)));
    members.put("provider_url", new Json.Text(sheet.site().url() + sheet.edition().prefix() + "/"));
    members.put("html", new Json.Text(frame(sheet, story, width)));
    members.put("width", new Json.Int(width));
    members.put("height", new Json.Int(height(width)));
    Block.Figure lead = story.article().lead();
    if (lead != null) {
      View.Picture picture = Pictures.of(lead.medium(), "", 480);
      int wide = Math.min(480, lead.medium().width());
      members.put("thumbnail_url", new Json.Text(sheet.site().url() + picture.src()));
      members.put("thumbnail_width", new Json.Int(wide));
      members.put(
          "thumbnail_height",
          new Json.Int(
              Math.max(
                  1, Math.round((float) wide * lead.medium().height() / lead.medium().width()))));
    }
    return new Json.Object(members);
  }
}
