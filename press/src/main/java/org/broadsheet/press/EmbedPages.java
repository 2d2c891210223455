package org.broadsheet.press;

import java.util.LinkedHashMap;
import java.util.Map;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Json;
import org.broadsheet.content.Opening;
import org.broadsheet.content.Poll;

/**
 * What stands in frames of other sites: a story's card, the figures of its moods, a vote. They hold
 * no form and no script, so a reader is asked for nothing there and no cookie is set: in a frame of
 * another site browsers would keep it apart or refuse it, and every visit would count as a new
 * reader. What a reader wants to say, the link leads to.
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

  /** The figures that everybody is told, and the choices without them otherwise. */
  static View.FramedVote vote(Sheet sheet, String id, Poll poll, PollState state) {
    return new View.FramedVote(
        frame(sheet, poll.question()),
        sheet.words(),
        sheet.site().url() + Links.poll(sheet.edition(), id),
        PollPages.ballot(sheet, id, poll, state));
  }

  private static View.Frame frame(Sheet sheet, String title) {
    return Frames.of(sheet, Frames.Head.aside(title));
  }

  /** The markup of a frame with the story's card, in this width. */
  static String frame(Sheet sheet, Story story, int width) {
    String path = Links.embed(sheet.site(), story);
    return frame(sheet, path, story.article().headline(), width, height(width));
  }

  /** The markup of a frame with a vote, in this width. */
  static String frame(Sheet sheet, String id, Poll poll, int width) {
    String path = Links.pollEmbed(sheet.edition(), id);
    return frame(sheet, path, poll.question(), width, height(poll, width));
  }

  private static String frame(Sheet sheet, String path, String title, int width, int height) {
    return "<iframe src=\""
        + escaped(sheet.site().url() + path)
        + "\" width=\""
        + width
        + "\" height=\""
        + height
        + "\" title=\""
        + escaped(title)
        + "\" loading=\"lazy\" referrerpolicy=\"no-referrer\" style=\"border:0;max-width:100%\">"
        + "</iframe>";
  }

  private static int height(int width) {
    return width < NARROW ? NARROW_HEIGHT : HEIGHT;
  }

  /**
   * Room for the question and for every choice with its figures and its bar, in the lines that
   * their words will take; the numbers are those of {@code embed.css} and {@code signals.css}.
   */
  private static int height(Poll poll, int width) {
    int height = 110 + 28 * lines(poll.question(), 20, width - 42);
    int column = Math.max(112, width - 205);
    for (Poll.Choice choice : poll.choices()) {
      height += 44 + 26 * lines(choice.text(), 16, column);
    }
    return height;
  }

  /** How many lines a text takes at most: letters of the East are as wide as high, others less. */
  private static int lines(String text, int size, int column) {
    double width = text.codePoints().mapToDouble(c -> c < 0x2e80 ? 0.53 * size : size).sum();
    return 1 + (int) (width / (column - size));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** oEmbed 1.0, section 2.3.4.4: a rich embed. */
  static Json oembed(Sheet sheet, String id, Poll poll, int widest) {
    int width = Math.clamp(widest, LEAST_WIDTH, WIDTH);
    String html = frame(sheet, id, poll, width);
    return new Json.Object(oembed(sheet, poll.question(), html, width, height(poll, width)));
  }

  /** The same of a story. */
  static Json oembed(Sheet sheet, Story story, int widest) {
    int width = Math.clamp(widest, LEAST_WIDTH, WIDTH);
    String html = frame(sheet, story, width);
    var members = oembed(sheet, story.article().headline(), html, width, height(width));
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

  private static LinkedHashMap<String, Json> oembed(
      Sheet sheet, String title, String html, int width, int height) {
    var members = new LinkedHashMap<String, Json>();
    members.put("version", new Json.Text("1.0"));
    members.put("type", new Json.Text("rich"));
    members.put("title", new Json.Text(title));
    members.put("provider_name", new Json.Text(sheet.site().name(sheet.edition().language())));
    members.put("provider_url", new Json.Text(sheet.site().url() + sheet.edition().prefix() + "/"));
    members.put("html", new Json.Text(html));
    members.put("width", new Json.Int(width));
    members.put("height", new Json.Int(height));
    return members;
  }
}
