package org.broadsheet.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.content.Article;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.MalformedContent;

/**
 * The fields of a story as typed. What has no field here stays as it is in the text that the form
 * is laid over.
 *
 * @param tags parted by commas
 * @param authors parted by commas
 * @param body see {@link BodyText}
 */
public record StoryForm(
    String headline,
    String subhead,
    String summary,
    String channel,
    String language,
    String tags,
    String authors,
    String body) {
  /** The fields of a text. */
  public static StoryForm of(Article article) {
    return new StoryForm(
        article.headline(),
        article.subhead() == null ? "" : article.subhead(),
        article.summary() == null ? "" : article.summary(),
        article.channel().value(),
        article.language(),
        String.join(", ", article.tags()),
        String.join(", ", article.credited(Credit.Role.AUTHOR)),
        BodyText.write(article.body()));
  }

  /** An empty form. */
  public static StoryForm empty(String language, String channel) {
    return new StoryForm("", "", "", channel, language, "", "", "");
  }

  /** A new story; throws {@link MalformedContent}. */
  Article begin() {
    Article blank = Article.of(language.strip(), path(), oneLine(headline), List.of());
    return over(blank);
  }

  /** That text with these fields; unchanged where nothing was typed. Throws as above. */
  Article over(Article article) {
    StoryForm was = of(article);
    Article.Draft draft = article.edit();
    if (!headline.equals(was.headline)) {
      draft.headline(oneLine(headline));
    }
    if (!subhead.equals(was.subhead)) {
      draft.subhead(oneLine(subhead));
    }
    if (!lines(summary).equals(lines(was.summary))) {
      draft.summary(lines(summary).strip());
    }
    if (!channel.equals(was.channel)) {
      draft.channel(path());
    }
    if (!language.equals(was.language)) {
      draft.language(language.strip());
    }
    if (!tags.equals(was.tags)) {
      draft.tags(split(tags));
    }
    if (!authors.equals(was.authors)) {
      draft.credits(credits(article));
    }
    if (!lines(body).equals(lines(was.body))) {
      draft.body(BodyText.read(body));
    }
    return draft.article();
  }

  private ChannelPath path() {
    return new ChannelPath(channel.strip());
  }

  /** An author who stays keeps the page that the credit leads to; other credits are not touched. */
  private List<Credit> credits(Article article) {
    var credits = new ArrayList<Credit>();
    for (String name : split(authors)) {
      credits.add(
          article.credits().stream()
              .filter(credit -> credit.role() == Credit.Role.AUTHOR && credit.name().equals(name))
              .findFirst()
              .orElseGet(() -> Credit.of(Credit.Role.AUTHOR, name)));
    }
    article.credits().stream()
        .filter(credit -> credit.role() != Credit.Role.AUTHOR)
        .forEach(credits::add);
    return credits;
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split("[,，、;；\\n]", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("[\\r\\n]+", " ");
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n");
  }
}
